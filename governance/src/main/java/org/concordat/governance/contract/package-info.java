/// Compiled contracts of the consortium chain, as `contracts/compile.mjs` wrote them to the
/// resources of this package: one JSON file per contract and a manifest with the compiler's
/// version, its settings and the SHA-256 of every source and artefact.
///
/// Invariant, kept by a test: the committed artefacts are those of the committed sources. May
/// import the module's root package, Tuweni's bytes and Jackson.
@NullMarked
package org.concordat.governance.contract;

import org.jspecify.annotations.NullMarked;
