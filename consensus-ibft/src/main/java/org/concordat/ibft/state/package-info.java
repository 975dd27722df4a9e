/// What a node remembers between two events. Everything is immutable and bounded.
///
/// May import `ibft.model`, `ibft.message` and `ibft.rules`. Specification: `NodeState` in
/// `types.dfy`.
package org.concordat.ibft.state;
