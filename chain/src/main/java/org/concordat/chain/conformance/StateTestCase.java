package org.concordat.chain.conformance;

import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.StateChanges;

/// One entry of a state test: a transaction on a state, and what must come of it.
///
/// @param name the test's, shared by its entries
/// @param network the fork as the file names it: `Merge` is [Fork#PARIS] too
/// @param variant which of the test's values the transaction takes
/// @param pre the state before, as changes to the empty one
/// @param refused the transaction must not run
/// @param root of the state after; of the one before when refused
/// @param logs Keccak of the RLP list of logs
/// @param gasUsed where the file holds it; the official ones do not
public record StateTestCase(
    String name,
    String network,
    Fork fork,
    Variant variant,
    BlockContext block,
    StateChanges pre,
    TestTransaction transaction,
    boolean refused,
    Bytes32 root,
    Bytes32 logs,
    OptionalLong gasUsed) {

  /// Positions in the transaction's `data`, `gasLimit` and `value`.
  public record Variant(int data, int gas, int value) {}
}
