/// Baselines of the primitives under the ledger, each beside the library it could have been.
///
/// Only `mvn -Pjmh` compiles them. A figure is the median time of one call; candidates work
/// on the same input, made from one seed. Add one when a choice of library or algorithm is to be
/// justified, and write the figures into `docs/performance.md`.
@NullMarked
package org.concordat.chain.baseline;

import org.jspecify.annotations.NullMarked;
