/// The vault: encrypted storage of one member's records on embedded H2 or PostgreSQL.
///
/// Invariants:
/// - Attributes and blinding are sealed with AES-256-GCM under a key of their subject; the key is
///   wrapped by the key-encryption key, which never enters the database. Sealed form: version byte
///   1, 12-byte nonce, ciphertext, 16-byte tag. Associated data: purpose, record id and schema id,
///   so a value cannot be moved to another record, column or schema.
/// - A subject identifier, an idempotency key and a record's content are searchable only through
///   HMAC-SHA-256 under the index key, which is random per vault and wrapped likewise.
/// - What a method returned as done survives a crash of the process and of the machine.
/// - States: a record is accepted, then shares the state of its batch: batched, submitted,
///   committed. A batch never loses or changes its members.
/// - One writer at a time, across processes: every write transaction locks the row of table
///   `vault`.
/// - A delivery's records are kept all or none and share one batch, in the order their issuer
///   signed; its signature is sealed like a record, since it would confirm guesses of the records.
///
/// Tables are described in the files of `migrations`. This package is the only user of Jdbi,
/// HikariCP, Flyway and H2. May import those, the JDK, genesis, Tuweni's bytes and the packages
/// before it.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.vault;
