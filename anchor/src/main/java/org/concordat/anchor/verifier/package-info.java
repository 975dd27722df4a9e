/// Verifier contracts: from a Groth16 verifying key to the Solidity source that checks its proofs.
///
/// The template is this package's resource and our own; nothing of another project's generator is
/// in it. Invariants: a key to whose second phase nobody contributed (delta = gamma: anybody can
/// forge) is refused unless the caller asks for a development contract, which then says so on
/// chain; the same key gives the same source, byte for byte. That a key's points are points of
/// their groups is what the readers of `genesis.groth16` see to.
///
/// May use: the JDK, Tuweni bytes, genesis, `proof`, `contract`. Specs: EIP-196 and EIP-197; "On
/// the Size of Pairing-based Non-interactive Arguments" (Groth 2016), section 3.2.
@NullMarked
package org.concordat.anchor.verifier;

import org.jspecify.annotations.NullMarked;
