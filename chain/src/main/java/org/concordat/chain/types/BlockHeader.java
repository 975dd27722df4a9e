package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// A block header. The trailing fields came with the forks one after the other: each is null before
/// its fork, and none is present without those before it, because the encoding has no gaps.
///
/// The block hash is *not* the digest of [#encode]: see [BlockHashing].
///
/// @param coinbase the proposer, also where fees go elsewhere
/// @param number below 2^63, as are gas and timestamp
/// @param timestamp seconds since the epoch
/// @param nonce 8 bytes, big-endian
/// @param baseFee from London
/// @param withdrawalsRoot from Shanghai
/// @param blobGasUsed from Cancun
/// @param excessBlobGas from Cancun
/// @param parentBeaconBlockRoot from Cancun
/// @param requestsHash from Prague
public record BlockHeader(
    Bytes32 parentHash,
    Bytes32 ommersHash,
    Address coinbase,
    Bytes32 stateRoot,
    Bytes32 transactionsRoot,
    Bytes32 receiptsRoot,
    Bloom logsBloom,
    Word difficulty,
    long number,
    long gasLimit,
    long gasUsed,
    long timestamp,
    Bytes extraData,
    Bytes32 mixHash,
    long nonce,
    @Nullable Word baseFee,
    @Nullable Bytes32 withdrawalsRoot,
    @Nullable Long blobGasUsed,
    @Nullable Long excessBlobGas,
    @Nullable Bytes32 parentBeaconBlockRoot,
    @Nullable Bytes32 requestsHash) {

  public BlockHeader {
    boolean gap =
        (withdrawalsRoot != null && baseFee == null)
            || (blobGasUsed != null && withdrawalsRoot == null)
            || (excessBlobGas != null && blobGasUsed == null)
            || (parentBeaconBlockRoot != null && excessBlobGas == null)
            || (requestsHash != null && parentBeaconBlockRoot == null);
    if (gap) {
      throw new IllegalArgumentException("a header field is present without the one before it");
    }
  }

  public Bytes encode() {
    return HeaderCodec.encode(this);
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws org.concordat.chain.rlp.RlpException for everything else
  public static BlockHeader decode(Bytes encoded) {
    return RlpReader.decodeList(encoded, HeaderCodec::read);
  }

  /// Reads a header that is an item of something larger.
  public static BlockHeader read(RlpReader reader) {
    return reader.readList(HeaderCodec::read);
  }

  /// The base fee, zero before London.
  public Word baseFeeOrZero() {
    return baseFee == null ? Word.ZERO : baseFee;
  }

  public BlockHeader withExtraData(Bytes newExtraData) {
    return toBuilder().extraData(newExtraData).build();
  }

  /// A builder that starts with every field of this header.
  public BlockHeaderBuilder toBuilder() {
    return new BlockHeaderBuilder(this);
  }
}
