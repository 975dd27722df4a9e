package org.concordat.chain.ledger;

import java.util.List;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;

/// Who seals blocks.
@FunctionalInterface
public interface ValidatorSource {
  /// The validators of the block after `parent`, ascending; never empty.
  ///
  /// @param parent a block whose state is stored
  /// @throws IllegalStateException when the chain itself names no validators: it cannot go on
  List<Address> validatorsAfter(BlockHeader parent);
}
