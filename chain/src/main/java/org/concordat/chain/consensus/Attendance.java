package org.concordat.chain.consensus;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.concordat.chain.consensus.ConsensusStatus.Heard;
import org.concordat.genesis.Address;
import org.concordat.ibft.message.IbftMessage;

/// When each validator was heard last, by messages whose signatures were verified. Safe for use by
/// several threads.
///
/// Bounded by who validates: a message of anybody else is refused before it gets here, and
/// [#keepOnly] forgets those who validate no more.
final class Attendance {
  private final Map<Address, Heard> lately = new ConcurrentHashMap<>();

  void heard(IbftMessage message, Instant now) {
    Heard heard = new Heard(message.height(), message.round(), now);
    lately.merge(Wire.address(message.author()), heard, Attendance::later);
  }

  private static Heard later(Heard before, Heard now) {
    boolean goesBack =
        now.height() < before.height()
            || (now.height() == before.height() && now.round() < before.round());
    return goesBack ? new Heard(before.height(), before.round(), now.at()) : now;
  }

  void keepOnly(Collection<Address> validators) {
    lately.keySet().retainAll(validators);
  }

  Map<Address, Heard> all() {
    return Map.copyOf(lately);
  }
}
