package org.concordat.chain.consensus;

import java.util.List;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ValidatorSet;

/// Heads of the chain as the protocol knows them.
final class Heads {
  private Heads() {}

  /// @param header of a block whose state is stored
  static ChainHead of(BlockHeader header, Ledger ledger) {
    List<Address> next = ledger.validatorsAfter(header);
    return new ChainHead(
        header.number(),
        Wire.id(header.coinbase()),
        new ValidatorSet(next.stream().map(Wire::id).toList()));
  }
}
