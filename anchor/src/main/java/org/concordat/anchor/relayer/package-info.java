/// The relayer: follows the consortium's final blocks and posts anchors to the L2, each exactly
/// once, and proofs of changed validators before any block that these seal.
///
/// Its work is a state machine, `planned -> submitted -> included`, whose state is in the outbox
/// file before anything leaves the process: the signed transaction and its nonce are on disk before
/// they are sent, and after a crash the same bytes are sent again. Invariants: at most one
/// transaction is under way; a nonce is given away only when the L2 shows another transaction took
/// it; nothing is sent that the relayer has not checked itself (header hash, seals, proofs).
///
/// {@link org.concordat.anchor.relayer.Relayer#tick} makes one step and never blocks longer than
/// its endpoints; time comes from outside. May use: the JDK, Jackson (the outbox file), Tuweni
/// bytes, genesis, `proof`, `contract`.
@NullMarked
package org.concordat.anchor.relayer;

import org.jspecify.annotations.NullMarked;
