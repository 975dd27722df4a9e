package org.concordat.deploy.localnet;

import java.util.List;

/// How a child's JVM is set up.
public enum JvmProfile {
  /// Lives for seconds and would spend them in the optimising compiler: it does without.
  SHORT_LIVED,
  /// As the launcher starts a node, with a bound on memory: there are several on one machine.
  LONG_RUNNING;

  private static final String NATIVES = "--enable-native-access=ALL-UNNAMED";
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  List<String> options() {
    return switch (this) {
      case SHORT_LIVED ->
          List.of(NATIVES, UNSAFE, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");
      case LONG_RUNNING -> List.of(NATIVES, UNSAFE, "-XX:+UseParallelGC", "-Xmx3g");
    };
  }
}
