/// Deliveries: records that an accredited issuer has signed together.
///
/// A delivery is two files: records in CSV, in the order of the signature, and beside them
/// `NAME.signature.json`. What is signed is one field element, the chain over the content digests d
/// of the records: acc = 0, then acc = Poseidon(acc, d) for each. It fixes the schema, every value,
/// the number of records and their order; blindings are drawn later and are no part of it. The
/// signature is EdDSA-Poseidon ([org.concordat.genesis.babyjubjub]), which a circuit can check.
///
/// | key of the signature file | value |
/// |---|---|
/// | format | `concordat-delivery-signature/1` |
/// | schema | the records' schema, such as `due-diligence/1` |
/// | records | how many |
/// | issuer | x and y of the public key, 64 bytes in hexadecimal |
/// | signature | R.x, R.y and S, 96 bytes in hexadecimal |
///
/// A signature is as secret as its records: who has one can test guesses of them. Whether an issuer
/// is accredited is not decided here. May import the JDK, `schema`, `csv`, `commitment` and
/// genesis.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.delivery;
