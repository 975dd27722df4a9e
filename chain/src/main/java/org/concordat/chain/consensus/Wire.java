package org.concordat.chain.consensus;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// The protocol's values in the ledger's types and back. The protocol imports only the JDK, so the
/// two have types of their own with the same layout.
final class Wire {
  private Wire() {}

  static ValidatorId id(Address address) {
    return new ValidatorId(address.high(), address.middle(), address.low());
  }

  static Address address(ValidatorId id) {
    return new Address(id.high(), id.middle(), id.low());
  }

  static Digest digest(Bytes32 hash) {
    return Digest.of(hash.toArrayUnsafe());
  }

  static Bytes32 hash(Digest digest) {
    return Bytes32.wrap(digest.toBytes());
  }

  static Signature signature(Bytes encoded) {
    return Signature.of(encoded.toArrayUnsafe());
  }

  static Bytes bytes(Signature signature) {
    return Bytes.wrap(signature.toBytes());
  }
}
