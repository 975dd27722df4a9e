/// What every party shares before the first block.
///
/// Its packages: the network definition (Besu's genesis format), members and keys, and the
/// mathematics all sides must agree on to the bit (BN254, Poseidon), and the files that proofs are
/// made from (`snarkfile`). The module may use the JDK, Tuweni's bytes and units, Bouncy Castle and
/// Jackson; every other module may use it. It holds values and pure functions, apart from the key
/// stores.
package org.concordat.genesis;
