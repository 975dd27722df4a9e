/// Where the ledger keeps its bytes: named segments of keys and values, written in atomic batches.
///
/// [org.concordat.chain.store.KeyValueStore] is the port; what passes its conformance kit behaves
/// the same. A batch is on disk when `write` returns. Damage is reported, never repaired by
/// deleting: every fault is a [org.concordat.chain.ChainException] with its code and what to do.
/// The only package that sees RocksDB. Layout of a database directory: RocksDB's files, one column
/// family per segment named as the segment is, and the file `CONCORDAT-FORMAT` with the decimal
/// format version.
package org.concordat.chain.store;
