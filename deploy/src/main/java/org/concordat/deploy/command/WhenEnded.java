package org.concordat.deploy.command;

import java.util.concurrent.atomic.AtomicBoolean;

/// Runs an action when the process is told to end (Ctrl-C, a termination signal) before this is
/// closed.
final class WhenEnded implements AutoCloseable {
  private final AtomicBoolean ending = new AtomicBoolean();
  private final Thread hook;

  WhenEnded(Runnable action) {
    this.hook =
        new Thread(
            () -> {
              ending.set(true);
              action.run();
            },
            "when-ended");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Whether the process is on its way out; what fails now fails because of it.
  boolean ending() {
    return ending.get();
  }

  @Override
  public void close() {
    if (ending()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      ending.set(true);
    }
  }
}
