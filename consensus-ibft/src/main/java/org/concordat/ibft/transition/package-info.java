/// The transitions of QBFT: `step(state, event)` gives the next state and the effects.
///
/// One class per `Upon…` predicate of the formal specification (`node.dfy`), plus two for the
/// answers to effects that the specification treats as functions: `UponBlockBuilt` and
/// `UponBlockValidated`. May import every other `ibft` package but `org.concordat.ibft` itself.
package org.concordat.ibft.transition;
