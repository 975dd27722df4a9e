/// Which rules hold at which block: the fork schedule, fees, limits and QBFT's parameters, all from
/// the genesis file, and the block that follows from it.
///
/// Pure functions of the file and of parent headers; nothing here asks a clock or the state. Rules
/// older than London, and rules this version does not have, are refused when the spec is made and
/// never met later. Uses `chain.types` and genesis' `config`. Sources: EIP-1559, 4844, 7691, 7825,
/// 7892, 7918; Besu's genesis rules.
package org.concordat.chain.spec;
