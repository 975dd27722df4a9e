/// Everything that can happen to a node: the only input of a step besides the state.
///
/// May import `ibft.model` and `ibft.message`.
package org.concordat.ibft.event;
