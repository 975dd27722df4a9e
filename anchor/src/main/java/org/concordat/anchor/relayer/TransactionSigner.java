package org.concordat.anchor.relayer;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;

/// Makes signed transactions of the relayer's account, which nothing else may use: the next nonce
/// is taken from the blocks, not from the pool.
final class TransactionSigner {
  private final TransactionPort chain;
  private final SigningKey key;

  TransactionSigner(TransactionPort chain, SigningKey key) {
    this.chain = chain;
    this.key = key;
  }

  Address sender() {
    return key.address();
  }

  /// @param gas what a trial used; a quarter is added, for state that changes until inclusion
  FeeMarketTransaction.Signed sign(long nonce, Optional<Address> to, Bytes data, long gas) {
    TransactionPort.Fees fees = chain.fees();
    UInt256 maxFee = fees.baseFee().multiply(2).add(fees.priorityFee());
    long gasLimit = Math.addExact(gas, gas / 4);
    return new FeeMarketTransaction(
            chain.chainId(), nonce, fees.priorityFee(), maxFee, gasLimit, to, data)
        .sign(key);
  }
}
