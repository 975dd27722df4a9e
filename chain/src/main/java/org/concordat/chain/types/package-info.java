/// Blocks, transactions, receipts and their encodings.
///
/// Values are immutable and complete: what decodes also encodes back to the same bytes. Decoding is
/// for hostile input and ends in a value or an [org.concordat.chain.rlp.RlpException] with the
/// reason. Whether a value is *valid* on a chain (fees, nonces, roots, seals) is for `execution`
/// and `ledger` to say. Uses `chain.rlp`, `chain.crypto`, `chain.bytes`. Sources: Yellow Paper
/// section 4; EIP-155, 2718, 2930, 1559, 4844, 4895, 7685, 7702; QBFT header rules as Besu has
/// them.
package org.concordat.chain.types;
