package org.concordat.deploy.chaos;

import java.util.List;

/// Something that is done to a network. Members are numbered from 0.
sealed interface Fault {
  /// SIGKILL, and another start when it ends.
  record Kill(int member) implements Fault {}

  /// SIGSTOP and SIGCONT.
  record Pause(int member) implements Fault {}

  /// SIGKILL; the data directory is gone. The member starts again once the others have passed its
  /// last height, as the guide tells its operator.
  record Wipe(int member) implements Fault {}

  /// Starts again with a clock that is wrong, and once more with a right one.
  record Skew(int member, int millis) implements Fault {}

  /// No connection between these members and the others.
  record Partition(List<Integer> side) implements Fault {
    public Partition {
      side = List.copyOf(side);
    }
  }

  /// What one member dials to another, and the answers, come late.
  record SlowLink(int from, int to, int millis) implements Fault {}

  /// A stranger at the member's port.
  record Hostile(int member, Attack attack) implements Fault {}

  /// What a stranger sends, again and again.
  enum Attack {
    /// Random bytes.
    GARBAGE,
    /// A handshake that announces as much as its two bytes can, and never ends.
    OVERSIZED,
    /// What a member sent to this one a while ago, byte by byte.
    REPLAYED
  }

  /// The member whose process this is about; -1 for none.
  default int process() {
    return switch (this) {
      case Kill(int member) -> member;
      case Pause(int member) -> member;
      case Wipe(int member) -> member;
      case Skew(int member, int _) -> member;
      case Partition _, SlowLink _, Hostile _ -> -1;
    };
  }

  /// Whether nothing else may happen meanwhile: the others have to make blocks.
  default boolean isExclusive() {
    return this instanceof Wipe;
  }
}
