package org.concordat.chain.state;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/// What an update does to one place in a trie.
///
/// @param before what is stored there, where that is known
/// @param after empty when nothing is there any more; `before` is known then
record NodeChange(Bytes place, Optional<Bytes> before, Optional<Bytes> after) {}
