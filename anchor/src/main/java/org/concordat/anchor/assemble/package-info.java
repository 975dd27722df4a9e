/// Collects evidence packages: from what a member knows of its record and from two chains, the
/// proofs that lead from the record to the anchor.
///
/// All packages under one anchor share everything but the record's own path, so the shared part is
/// collected once. Invariants: only anchored batches get a package; the registry's tree is rebuilt
/// from its events and must give the proven root. The result is not judged here; that is `verify`.
///
/// May use: the JDK, Tuweni bytes, genesis, `proof`, `evidence`, `relayer` (identity and consortium
/// port).
@NullMarked
package org.concordat.anchor.assemble;

import org.jspecify.annotations.NullMarked;
