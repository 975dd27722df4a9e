/// The definition of a network in Besu's `genesis.json` format, read and written.
///
/// Keys are case-insensitive and unknown ones are tolerated, as in Besu; a value that cannot be
/// meant is refused with its path, line and column. Where Besu silently ignores or guesses (octal
/// numbers, an unknown validator mode), this package refuses instead: all members must read one
/// network out of one file. Besu's documentation of the genesis file and of QBFT is the
/// specification. Uses `genesis.json`.
package org.concordat.genesis.config;
