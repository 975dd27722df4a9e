package org.concordat.anchor.relayer;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// Sending transactions to the L2. Every call throws {@link org.concordat.anchor.AnchorException}
/// when the endpoint does not answer.
public interface TransactionPort {
  long chainId();

  /// How many transactions of `sender` are in blocks: the nonce of its next one.
  long nextNonce(Address sender);

  Fees fees();

  /// Tries a transaction without sending it.
  ///
  /// @param to empty for a creation
  Simulation simulate(Address sender, Optional<Address> to, Bytes data);

  Submission send(Bytes signed);

  Optional<Receipt> receipt(Bytes32 transactionHash);

  /// In wei per gas.
  ///
  /// @param baseFee of the newest block
  /// @param priorityFee that gets a transaction included soon
  record Fees(UInt256 baseFee, UInt256 priorityFee) {}

  /// What trying showed.
  sealed interface Simulation {
    /// It would pass.
    record Passes(long gas) implements Simulation {}

    /// It would revert.
    record Reverts(Bytes revertData, String message) implements Simulation {}
  }

  /// What the endpoint said to a signed transaction.
  sealed interface Submission {
    /// The pool took it.
    record Accepted() implements Submission {}

    /// The pool or a block has it already.
    record AlreadyKnown() implements Submission {}

    /// The pool does not take it.
    record Refused(String reason) implements Submission {}
  }

  /// @param contract the created contract, if any
  record Receipt(boolean success, long blockNumber, long gasUsed, Optional<Address> contract) {}
}
