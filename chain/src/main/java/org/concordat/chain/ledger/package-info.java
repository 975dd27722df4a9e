/// The chain of blocks: stored, checked, extended.
///
/// [org.concordat.chain.ledger.Ledger] is the door: it opens a data directory (or starts it from a
/// genesis file), imports blocks, validates proposals, answers for blocks, receipts, transactions,
/// logs and states, and simulates calls. Behind it:
///
/// - `BlockStore`: headers, bodies, receipts by block hash, the canonical index, the index of
///   transactions. One imported block is one atomic write, state included.
/// - `HeaderRules`, `ValidatorRules`, `SealRules`, `BodyRules`: what makes a block valid, each
///   breach a [org.concordat.chain.ledger.Breach] with its rule. The rules are Besu's for QBFT;
///   where Besu's ruleset leaves a field unchecked that honest producers always fill alike (base
///   fee, withdrawals, the nonce's blob and request fields), ours is checked. A Besu follower
///   accepts every block ours accepts.
/// - [org.concordat.chain.ledger.ValidatorSource]: who must seal the next block; from a contract,
///   or from the votes in the headers.
/// - [org.concordat.chain.ledger.BlockBuilder]: makes the next block.
///
/// Invariants: there is one chain, because a QBFT block is final when it is imported; a second
/// valid block at a height is refused and named a conflict. The head's state is complete in the
/// store at every moment, so a crash loses at most the block being imported. Reads need no lock;
/// imports happen one at a time.
///
/// May import everything up to execution. Rules: `besu-interop` sections 1.3, 1.9, 1.10 and 1.12 of
/// the design notes, EIP-1559, EIP-4844.
@NullMarked
package org.concordat.chain.ledger;

import org.jspecify.annotations.NullMarked;
