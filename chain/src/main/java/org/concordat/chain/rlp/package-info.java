/// Recursive Length Prefix: the encoding of everything that is hashed or sent (Yellow Paper,
/// appendix B).
///
/// Strict on the way in: one value has one encoding, lengths are exact, nesting and size are
/// bounded, and every refusal is an [org.concordat.chain.rlp.RlpException]. May import
/// `chain.bytes`, genesis' `Address` and Tuweni bytes.
package org.concordat.chain.rlp;
