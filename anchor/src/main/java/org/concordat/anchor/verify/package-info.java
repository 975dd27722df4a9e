/// The verdict on an evidence package: one of five words, the reason, and what each link showed.
///
/// Invariants: whatever the input, the answer is a {@link org.concordat.anchor.verify.Verdict},
/// never an exception; `valid` is given only when every link held; a link that depends on something
/// the reader must compare by himself says so in the verdict's assumptions. Nothing here does I/O
/// except through the port {@link org.concordat.anchor.verify.L2View}, and there is no clock: the
/// time for freshness is passed in.
///
/// May use: the JDK, Jackson (to print a verdict), Tuweni bytes, genesis, `proof`, `evidence`.
@NullMarked
package org.concordat.anchor.verify;

import org.jspecify.annotations.NullMarked;
