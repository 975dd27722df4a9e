/// Keys behind ports, so that a hardware module can stand where a file stands today.
///
/// Signing is ECDSA on secp256k1 with RFC 6979 nonces, low s and a recovery id of 0 or 1, as
/// Ethereum's yellow paper asks; key agreement is plain Diffie-Hellman on the same curve (SEC 1,
/// section 3.3.1), for devp2p's handshake; data keys are wrapped with AES-256-GCM (NIST SP
/// 800-38D).
///
/// Invariants: a secret leaves its object only into a file of mode 0600 that did not exist before;
/// no `toString`, message or log shows one. The only package here that may import Bouncy Castle.
package org.concordat.genesis.keys;
