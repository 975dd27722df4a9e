/// Verifier contracts: from a Groth16 verifying key to the Solidity source that checks its proofs.
///
/// The template is this package's resource and our own; nothing of another project's generator is
/// in it. Input is `verification_key.json` as snarkjs writes it. Invariants: a key whose points are
/// not on their curves and in their groups is refused; a key to whose second phase nobody
/// contributed (delta = gamma: anybody can forge) is refused unless the caller asks for a
/// development contract, which then says so on chain; the same key gives the same source, byte for
/// byte.
///
/// May use: the JDK, Jackson, Tuweni bytes, genesis, `proof`, `contract`. Specs: EIP-196 and
/// EIP-197; "On the Size of Pairing-based Non-interactive Arguments" (Groth 2016), section 3.2.
@NullMarked
package org.concordat.anchor.verifier;

import org.jspecify.annotations.NullMarked;
