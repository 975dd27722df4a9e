/// Compliance on the L2: what a proof must be about, the arguments that show it, and the contract's
/// calls.
///
/// A member first asks for the [org.concordat.anchor.compliance.Statement] of its batch under an
/// anchored block, proves it where the records are, and then has the arguments assembled. Nothing
/// here knows a record or makes a proof. Invariants: whatever a node says is checked under the
/// anchored header before it is used, so that gas is not spent on what the contract would refuse;
/// the public inputs are computed here and in `ComplianceLedger.sol` by the same rule, which a test
/// holds together.
///
/// May use: the JDK, Tuweni bytes, genesis, `proof`, `contract`, `relayer` (the identity),
/// `assemble` (the sources).
@NullMarked
package org.concordat.anchor.compliance;

import org.jspecify.annotations.NullMarked;
