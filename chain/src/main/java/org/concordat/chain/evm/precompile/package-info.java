/// The precompiled contracts, by fork.
///
/// A precompile is a pure function of its input: no host, no state. Its input comes from anyone and
/// is hostile until parsed; what the specification refuses is an empty result, after which the call
/// fails and all gas given to it is gone. Input shorter than expected reads as padded with zeros
/// where the specification says so, and only there.
///
/// The only package that uses the native BLS library. It is loaded at the first call that needs it,
/// so a network that never uses those precompiles runs without it.
///
/// Imports `bytes`, `crypto`, `spec` and genesis' BN254 arithmetic. Yellow Paper appendix E;
/// EIP-152, 196, 197, 198, 2537, 2565, 4844, 7823, 7883, 7951.
package org.concordat.chain.evm.precompile;
