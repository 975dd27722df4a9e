package org.concordat.anchor.relayer;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;

/// Creates a ConsortiumAnchor on the L2.
public final class AnchorDeployment {
  /// Times to ask for the receipt before giving up.
  static final int MAXIMUM_POLLS = 240;

  private final TransactionPort chain;
  private final AnchorContract contract;
  private final TransactionSigner signer;
  private final Runnable pause;

  /// @param pause waits between two polls for the receipt
  public AnchorDeployment(
      TransactionPort chain, AnchorContract contract, SigningKey key, Runnable pause) {
    this.chain = chain;
    this.contract = contract;
    this.signer = new TransactionSigner(chain, key);
    this.pause = pause;
  }

  /// A contract in place.
  public record Deployed(Address address, long l2Block, long gasUsed) {}

  /// @throws AnchorException when the L2 refuses or does not include the creation
  public Deployed deploy(ConstructorArguments arguments) {
    Bytes creation = contract.creation(arguments);
    long gas =
        switch (chain.simulate(signer.sender(), Optional.empty(), creation)) {
          case TransactionPort.Simulation.Passes passes -> passes.gas();
          case TransactionPort.Simulation.Reverts reverts ->
              throw failed(contract.describe(reverts.revertData()).orElse(reverts.message()));
        };
    long nonce = chain.nextNonce(signer.sender());
    FeeMarketTransaction.Signed signed = signer.sign(nonce, Optional.empty(), creation, gas);
    if (chain.send(signed.raw()) instanceof TransactionPort.Submission.Refused refused) {
      throw failed(refused.reason());
    }
    return await(signed);
  }

  private Deployed await(FeeMarketTransaction.Signed signed) {
    for (int i = 0; i < MAXIMUM_POLLS; i++) {
      Optional<TransactionPort.Receipt> receipt = chain.receipt(signed.hash());
      if (receipt.isPresent()) {
        return conclude(receipt.get());
      }
      pause.run();
    }
    throw failed("no receipt of " + signed.hash() + " after " + MAXIMUM_POLLS + " polls");
  }

  private static Deployed conclude(TransactionPort.Receipt receipt) {
    if (!receipt.success()) {
      throw failed("the creation reverted in L2 block " + receipt.blockNumber());
    }
    Address address = receipt.contract().orElseThrow(() -> failed("the receipt names no contract"));
    return new Deployed(address, receipt.blockNumber(), receipt.gasUsed());
  }

  private static AnchorException failed(String reason) {
    return new AnchorException(Code.DEPLOYMENT_FAILED, reason);
  }
}
