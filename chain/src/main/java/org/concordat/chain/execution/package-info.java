/// Running transactions and blocks against state.
///
/// - [org.concordat.chain.execution.ExecutionRules] says which rules hold in one block.
/// - [org.concordat.chain.execution.TransactionValidator] decides whether a transaction may run;
///   its refusals are values with a reason, used alike for blocks, the pool and JSON-RPC.
/// - [org.concordat.chain.execution.TransactionProcessor] runs one transaction: buys gas, warms,
///   applies EIP-7702 authorisations, calls the EVM, refunds and pays the beneficiary.
/// - [org.concordat.chain.execution.BlockExecution] runs the transactions of one block one after
///   the other and sums up; building a block and checking one go through the same code.
///
/// No system contracts act: on a QBFT chain EIP-4788, 2935, 6110, 7002 and 7251 are in force only
/// when all three request contracts are configured, and a genesis that does so is refused when it
/// is opened. Nothing here reads a clock or draws a random number. May import bytes, crypto, rlp,
/// types, spec, trie, state and evm. Rules: Yellow Paper section 6 and the EIPs named at each rule.
@NullMarked
package org.concordat.chain.execution;

import org.jspecify.annotations.NullMarked;
