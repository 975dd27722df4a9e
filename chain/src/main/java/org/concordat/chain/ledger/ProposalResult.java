package org.concordat.chain.ledger;

import org.apache.tuweni.bytes.Bytes32;

/// Whether a proposed block could be sealed: every rule but those about seals, execution included.
public sealed interface ProposalResult {
  record Valid() implements ProposalResult {}

  /// Not on top of the head; not to be judged now.
  record NotOnHead(Bytes32 parentHash) implements ProposalResult {}

  record Invalid(Breach breach) implements ProposalResult {}
}
