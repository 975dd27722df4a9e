/// The ledger's fixed-size numbers.
///
/// Variable-length bytes are Tuweni's `Bytes`, 32-byte digests its `Bytes32`, addresses genesis'
/// `Address`. [org.concordat.chain.bytes.Word] is the 256-bit number of the EVM and of state: four
/// longs, so that arithmetic, equality and hashing never touch an array. Imports nothing of chain.
package org.concordat.chain.bytes;
