package org.concordat.chain.execution;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.StateChanges;

/// One entry of a GeneralStateTest: a transaction on a state, and the state that must come of it.
///
/// @param pre the state before, as changes to the empty one
/// @param transaction the signed bytes; empty when the file does not hold them
/// @param refused the transaction must not run
/// @param logs Keccak of the RLP list of logs
record StateTestCase(
    String name,
    Fork fork,
    BlockContext block,
    StateChanges pre,
    Optional<Bytes> transaction,
    boolean refused,
    Bytes32 root,
    Bytes32 logs,
    OptionalLong gasUsed) {}
