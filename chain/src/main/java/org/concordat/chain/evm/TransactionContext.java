package org.concordat.chain.evm;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// What instructions may read of the transaction being executed.
///
/// @param gasPrice the effective price (EIP-1559)
/// @param blobHashes empty for everything but a blob transaction
public record TransactionContext(Address origin, Word gasPrice, List<Bytes32> blobHashes) {
  public TransactionContext {
    blobHashes = List.copyOf(blobHashes);
  }

  public TransactionContext(Address origin, Word gasPrice) {
    this(origin, gasPrice, List.of());
  }
}
