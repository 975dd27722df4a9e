package org.concordat.anchor.contract;

import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.ValidatorProof;

/// The arguments of `updateValidators(...)`.
///
/// @param anchored the block under whose state the validators are proven, as the contract keeps it
/// @param validators their proofs
public record SetChangeArguments(AnchorRecord anchored, ValidatorProof validators) {}
