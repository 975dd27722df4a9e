package org.concordat.chain.evm;

import java.lang.invoke.MethodHandles;

/// Defines compiled codes as hidden classes of this package: they call its package-private
/// [Linkage], no name finds them, and the JVM unloads each one when the last reference to its
/// program goes.
final class ProgramLoader {
  private ProgramLoader() {}

  static Program load(byte[] classFile) {
    try {
      Class<?> type = MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
      return (Program) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a compiled code is not a program", e);
    }
  }
}
