package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;

/// Sends one transaction of an account that nothing else uses meanwhile, and waits for its receipt.
/// It remembers nothing: after a crash the caller looks at the chain. Anchors go through [Relayer],
/// which does.
public final class TransactionSender {
  /// Times to ask for the receipt before giving up.
  static final int MAXIMUM_POLLS = 240;

  private final TransactionPort chain;
  private final TransactionSigner signer;
  private final Runnable pause;

  /// @param pause waits between two polls for the receipt
  public TransactionSender(TransactionPort chain, SigningKey key, Runnable pause) {
    this.chain = chain;
    this.signer = new TransactionSigner(chain, key);
    this.pause = pause;
  }

  /// How it went.
  public sealed interface Outcome {
    /// It is in a block and did what it should.
    record Included(TransactionPort.Receipt receipt) implements Outcome {}

    /// It was not sent, not included, or reverted.
    record Refused(String reason) implements Outcome {}
  }

  /// @param to empty for a creation
  /// @param describe the contract's refusals in words
  public Outcome send(
      Optional<Address> to, Bytes data, Function<Bytes, Optional<String>> describe) {
    return switch (chain.simulate(signer.sender(), to, data)) {
      case TransactionPort.Simulation.Passes passes -> send(to, data, passes.gas());
      case TransactionPort.Simulation.Reverts reverts ->
          new Outcome.Refused(describe.apply(reverts.revertData()).orElse(reverts.message()));
    };
  }

  private Outcome send(Optional<Address> to, Bytes data, long gas) {
    long nonce = chain.nextNonce(signer.sender());
    FeeMarketTransaction.Signed signed = signer.sign(nonce, to, data, gas);
    if (chain.send(signed.raw()) instanceof TransactionPort.Submission.Refused refused) {
      return new Outcome.Refused(refused.reason());
    }
    for (int i = 0; i < MAXIMUM_POLLS; i++) {
      Optional<TransactionPort.Receipt> receipt = chain.receipt(signed.hash());
      if (receipt.isPresent()) {
        return receipt.get().success()
            ? new Outcome.Included(receipt.get())
            : new Outcome.Refused("it reverted in L2 block " + receipt.get().blockNumber());
      }
      pause.run();
    }
    return new Outcome.Refused(
        "no receipt of " + signed.hash() + " after " + MAXIMUM_POLLS + " polls");
  }
}
