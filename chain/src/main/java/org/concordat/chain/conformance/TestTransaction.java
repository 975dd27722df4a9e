package org.concordat.chain.conformance;

import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// The transaction of a case.
public sealed interface TestTransaction {
  /// One that can be put before the rules.
  record Signed(Transaction transaction, Address sender) implements TestTransaction {}

  /// Bytes or fields that are no transaction, or that nobody signed.
  record Unusable(String reason) implements TestTransaction {}
}
