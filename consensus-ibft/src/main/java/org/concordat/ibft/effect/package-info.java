/// What a node wants done: the only output of a step besides the next state.
///
/// The core never performs anything. It says what it wants and continues when an event answers. The
/// shell executes the effects of one step in order. May import `ibft.model` and `ibft.message`.
package org.concordat.ibft.effect;
