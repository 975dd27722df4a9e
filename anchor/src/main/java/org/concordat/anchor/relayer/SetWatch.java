package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.Set;
import org.concordat.genesis.Address;

/// Watches whether the contract knows the validators that seal the next blocks.
///
/// The set in the state of a block seals the blocks after it. So the contract must know the set of
/// its last anchored block, and the block of the next change is anchored before any later one.
/// However many changes came between two looks, they are taken one by one.
final class SetWatch {
  private final ConsortiumSource source;
  private final AnchorTarget target;

  /// No change is due up to here, as long as the last anchor is the one of that look.
  private long quietAnchor = -1;

  private long quietUntil;

  SetWatch(ConsortiumSource source, AnchorTarget target) {
    this.source = source;
    this.target = target;
  }

  /// What must be done before any other block is anchored.
  ///
  /// @param latest the last anchored block, 0 for none
  /// @param head not below it
  Optional<OutboxState.Planned> due(long latest, long head) {
    if (quietAnchor != latest) {
      Set<Address> known = target.validators();
      if (latest > target.validatorsProvenAt() && !source.validators(latest).equals(known)) {
        return Optional.of(new OutboxState.Planned(Errand.SET_CHANGE, latest));
      }
      quietUntil = latest;
    }
    for (long block : source.constitutionBlocks(quietUntil + 1, head)) {
      if (!source.validators(block).equals(target.validators())) {
        quietAnchor = -1;
        return Optional.of(new OutboxState.Planned(Errand.ANCHOR, block));
      }
    }
    quietAnchor = latest;
    quietUntil = head;
    return Optional.empty();
  }

  /// A transaction ended, this relayer's or another's: look again.
  void forget() {
    quietAnchor = -1;
  }
}
