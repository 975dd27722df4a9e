package org.concordat.anchor.relayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.RlpEncoder;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;

/// An EIP-1559 transaction without value and access list.
///
/// @param to empty for a creation
record FeeMarketTransaction(
    long chainId,
    long nonce,
    UInt256 maxPriorityFee,
    UInt256 maxFee,
    long gasLimit,
    Optional<Address> to,
    Bytes data) {
  private static final Bytes TYPE = Bytes.of(2);

  /// The bytes to send, and their hash.
  record Signed(Bytes raw, Bytes32 hash) {}

  /// @throws org.concordat.genesis.GenesisException when the key cannot sign
  Signed sign(SigningKey key) {
    Bytes32 digest = Keccak256.of(TYPE, RlpEncoder.list(fields()));
    RecoverableSignature signature = key.sign(digest);
    List<Bytes> items = new ArrayList<>(fields());
    items.add(RlpEncoder.scalar(signature.recoveryId()));
    items.add(RlpEncoder.text(signature.r().trimLeadingZeros()));
    items.add(RlpEncoder.text(signature.s().trimLeadingZeros()));
    Bytes raw = Bytes.concatenate(TYPE, RlpEncoder.list(items));
    return new Signed(raw, Keccak256.of(raw));
  }

  private List<Bytes> fields() {
    return List.of(
        RlpEncoder.scalar(chainId),
        RlpEncoder.scalar(nonce),
        RlpEncoder.text(maxPriorityFee.toMinimalBytes()),
        RlpEncoder.text(maxFee.toMinimalBytes()),
        RlpEncoder.scalar(gasLimit),
        RlpEncoder.text(to.map(Address::bytes).orElse(Bytes.EMPTY)),
        RlpEncoder.scalar(0),
        RlpEncoder.text(data),
        RlpEncoder.list(List.of()));
  }
}
