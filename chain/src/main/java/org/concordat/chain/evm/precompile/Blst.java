package org.concordat.chain.evm.precompile;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import org.concordat.chain.ChainException;

/// The blst library's C functions (`blst.h`), from the native library that jblst carries.
///
/// jblst's own classes are used only to unpack and load that library: they have no map to a curve
/// and no multi-scalar multiplication, and they crash the JVM on a null argument. Here every
/// pointer is a segment this package has allocated.
final class Blst {
  private static final FunctionDescriptor IS =
      FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.ADDRESS);

  /// Loaded at the first use of this class' only instance, once.
  private static final class Loaded {
    static final Attempt ATTEMPT = Attempt.make();
  }

  private sealed interface Attempt {
    record Worked(SymbolLookup symbols) implements Attempt {}

    record Failed(Throwable cause) implements Attempt {}

    static Attempt make() {
      try {
        supranational.blst.blst.G1();
        return new Worked(SymbolLookup.loaderLookup());
      } catch (LinkageError | RuntimeException e) {
        return new Failed(e);
      }
    }
  }

  private final SymbolLookup symbols;

  private Blst(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// @throws ChainException when this platform has no such library
  static Blst library() {
    return switch (Loaded.ATTEMPT) {
      case Attempt.Worked(SymbolLookup symbols) -> new Blst(symbols);
      case Attempt.Failed(Throwable cause) ->
          throw new ChainException(
              ChainException.Code.NATIVE_MISSING,
              "the BLS12-381 library (blst) does not load on "
                  + System.getProperty("os.name")
                  + " "
                  + System.getProperty("os.arch")
                  + "; the blocks of this network need it: run the node on Linux or macOS, x86-64"
                  + " or ARM64, with a writable temporary directory",
              cause);
    };
  }

  /// A function of pointers without a result.
  MethodHandle procedure(String name, int pointers) {
    return bind(name, FunctionDescriptor.ofVoid(pointers(pointers)));
  }

  /// A function of one pointer that answers yes or no.
  MethodHandle predicate(String name) {
    return bind(name, IS);
  }

  /// A function of pointers that answers an error code, 0 for none.
  MethodHandle check(String name, int pointers) {
    return bind(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, pointers(pointers)));
  }

  @SuppressWarnings("restricted")
  MethodHandle bind(String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        symbols
            .find(name)
            .orElseThrow(() ->
                new ChainException(
                    ChainException.Code.NATIVE_MISSING,
                    "the BLS12-381 library (blst) on this machine has no function " + name));
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  private static MemoryLayout[] pointers(int count) {
    MemoryLayout[] layouts = new MemoryLayout[count];
    Arrays.fill(layouts, ValueLayout.ADDRESS);
    return layouts;
  }

  static void call(MethodHandle procedure, Object... arguments) {
    invoke(procedure, arguments);
  }

  static boolean test(MethodHandle predicate, Object... arguments) {
    return (boolean) invoke(predicate, arguments);
  }

  static int code(MethodHandle check, Object... arguments) {
    return (int) invoke(check, arguments);
  }

  static long size(MethodHandle function, Object... arguments) {
    return (long) invoke(function, arguments);
  }

  /// The price of the spread call is small beside any operation on a curve.
  private static Object invoke(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a call into blst failed", e);
    }
  }
}
