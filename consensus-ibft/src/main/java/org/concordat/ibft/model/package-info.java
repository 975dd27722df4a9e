/// The values QBFT talks about: who validates, what is proposed, where the chain stands.
///
/// Everything is immutable, and byte arrays are copied on the way in and out. A block stays opaque:
/// the core knows its height, round, proposer and digest, never its content. May import the JDK
/// only.
///
/// Names follow `types.dfy` of the QBFT formal specification (EEA / Consensys, 2021 to 2023).
package org.concordat.ibft.model;
