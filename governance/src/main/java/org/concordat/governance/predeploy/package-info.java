/// The consortium's own contracts as accounts of the genesis state. They have no constructor: what
/// one would have stored is written here, slot by slot.
///
/// Invariant, kept by a test: the layout is the one the compiler reports for the committed sources.
/// May import the module's root and `contract` packages, `genesis`, and web3j's Keccak.
@NullMarked
package org.concordat.governance.predeploy;

import org.jspecify.annotations.NullMarked;
