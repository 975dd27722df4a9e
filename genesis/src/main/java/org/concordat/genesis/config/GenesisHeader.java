package org.concordat.genesis.config;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// What the file says about the header of block 0; the state root follows from the accounts.
///
/// @param timestamp in seconds
/// @param nonce eight bytes, unsigned
/// @param extraData hashed exactly as it stands here
/// @param baseFeePerGas overrides the protocol's initial base fee
public record GenesisHeader(
    long timestamp,
    long gasLimit,
    UInt256 difficulty,
    Bytes32 mixHash,
    long nonce,
    Address coinbase,
    Bytes32 parentHash,
    Bytes extraData,
    Optional<UInt256> baseFeePerGas,
    OptionalLong blobGasUsed,
    OptionalLong excessBlobGas,
    Optional<Bytes32> parentBeaconBlockRoot) {
  /// The mix hash by which QBFT and IBFT blocks are known; ASCII of "ctical byzantine fault
  /// tolerance".
  public static final Bytes32 BFT_MIX_HASH =
      Bytes32.fromHexString("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  /// The header of a new QBFT network.
  public static GenesisHeader ofQbft(long timestamp, long gasLimit, Bytes extraData) {
    return new GenesisHeader(
        timestamp,
        gasLimit,
        UInt256.ONE,
        BFT_MIX_HASH,
        0,
        Address.ZERO,
        Bytes32.ZERO,
        extraData,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
