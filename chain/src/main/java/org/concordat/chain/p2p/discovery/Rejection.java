package org.concordat.chain.p2p.discovery;

/// Why a datagram was dropped. Nobody is told: an answer would be one more thing to abuse.
enum Rejection {
  /// Shorter than any packet, or longer than [PacketCodec#MAX_SIZE].
  SIZE,
  /// More than an address, or all together, may send.
  RATE,
  /// Not of this protocol, or damaged.
  HASH,
  SIGNATURE,
  /// A type nobody knows.
  TYPE,
  MALFORMED,
  EXPIRED,
  /// Our own, or sent from where nobody can be answered.
  SENDER,
  /// A question by someone who has not proved its address.
  UNPROVEN,
  /// An answer nobody waits for, at least not from there.
  UNASKED
}
