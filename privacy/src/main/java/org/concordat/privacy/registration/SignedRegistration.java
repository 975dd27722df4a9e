package org.concordat.privacy.registration;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A signed transaction, ready to be sent, now or after a restart.
///
/// @param hash transaction hash
/// @param raw EIP-2718 envelope
public record SignedRegistration(Bytes32 hash, long nonce, Bytes raw) {}
