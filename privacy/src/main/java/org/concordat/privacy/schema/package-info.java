/// What a record is: named, versioned schemas with ordered, typed fields.
///
/// Pure values and functions. The order of the fields is the order in which they enter the
/// commitment, so a published schema never changes: a change is a new version. A problem names row,
/// field and what was expected, never the value found. Sources: ISO 17442 (LEI), ISO 7064 MOD 97-10
/// (its check digits), ISO 3166-1 alpha-2. May import the JDK, Tuweni's bytes and web3j's Keccak.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.schema;
