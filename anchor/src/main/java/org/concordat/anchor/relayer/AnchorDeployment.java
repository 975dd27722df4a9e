package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;

/// Creates a ConsortiumAnchor on the L2, and the contracts that stand beside it.
public final class AnchorDeployment {
  private final AnchorContract contract;
  private final TransactionSender sender;

  /// @param pause waits between two polls for the receipt
  public AnchorDeployment(
      TransactionPort chain, AnchorContract contract, SigningKey key, Runnable pause) {
    this.contract = contract;
    this.sender = new TransactionSender(chain, key, pause);
  }

  /// A contract in place.
  public record Deployed(Address address, long l2Block, long gasUsed) {}

  /// @throws AnchorException when the L2 refuses or does not include the creation
  public Deployed deploy(ConstructorArguments arguments) {
    return create(contract.creation(arguments), contract::describe);
  }

  /// A contract of any kind.
  ///
  /// @param creation its code with its arguments
  /// @param describe its refusals in words
  /// @throws AnchorException as [#deploy]
  public Deployed create(Bytes creation, Function<Bytes, Optional<String>> describe) {
    return switch (sender.send(Optional.empty(), creation, describe)) {
      case TransactionSender.Outcome.Included(TransactionPort.Receipt receipt) ->
          new Deployed(
              receipt.contract().orElseThrow(() -> failed("the receipt names no contract")),
              receipt.blockNumber(),
              receipt.gasUsed());
      case TransactionSender.Outcome.Refused(String reason) -> throw failed(reason);
    };
  }

  private static AnchorException failed(String reason) {
    return new AnchorException(Code.DEPLOYMENT_FAILED, reason);
  }
}
