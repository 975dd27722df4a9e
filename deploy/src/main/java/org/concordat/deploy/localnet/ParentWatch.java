package org.concordat.deploy.localnet;

import java.util.Optional;

/// Ends a child of [NodeProcess] when its parent is gone, however it went: killed outright, a
/// parent cannot end its children itself.
public final class ParentWatch {
  /// A system property of the child: its parent's process id.
  static final String PROPERTY = "concordat.parent";

  private ParentWatch() {}

  /// The JVM option that makes a child of this process watch it.
  static String option() {
    return "-D" + PROPERTY + "=" + ProcessHandle.current().pid();
  }

  /// Begins to watch, if this process was started to. The shutdown hooks run, as after a signal.
  public static void begin() {
    Optional.ofNullable(Long.getLong(PROPERTY)).ifPresent(ParentWatch::watch);
  }

  private static void watch(long parent) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(() -> {
          ProcessHandle.of(parent).ifPresent(it -> it.onExit().join());
          System.exit(1);
        });
  }
}
