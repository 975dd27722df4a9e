/// ConsortiumAnchor as Java sees it: the compiled contract, its calls and its refusals. The
/// Solidity source is in `contracts/` beside `src/`; the artefact is this package's resource.
///
/// The only package that knows the contract's ABI; it also loads the other compiled contracts of
/// the module. May use: the JDK, Jackson, Tuweni bytes, web3j's ABI encoder, genesis, `proof`.
@NullMarked
package org.concordat.anchor.contract;

import org.jspecify.annotations.NullMarked;
