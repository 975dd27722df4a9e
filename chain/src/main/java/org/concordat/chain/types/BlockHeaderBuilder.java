package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// Collects a header's fields. Starts as the header of an empty QBFT block: hashes and roots of
/// nothing, difficulty 1, QBFT's mix hash, no trailing field. Not for sharing between threads.
public final class BlockHeaderBuilder {
  private Bytes32 parentHash = Bytes32.ZERO;
  private Bytes32 ommersHash = HeaderConstants.EMPTY_OMMERS_HASH;
  private Address coinbase = Address.ZERO;
  private Bytes32 stateRoot = HeaderConstants.EMPTY_TRIE_ROOT;
  private Bytes32 transactionsRoot = HeaderConstants.EMPTY_TRIE_ROOT;
  private Bytes32 receiptsRoot = HeaderConstants.EMPTY_TRIE_ROOT;
  private Bloom logsBloom = Bloom.EMPTY;
  private Word difficulty = HeaderConstants.QBFT_DIFFICULTY;
  private long number;
  private long gasLimit;
  private long gasUsed;
  private long timestamp;
  private Bytes extraData = Bytes.EMPTY;
  private Bytes32 mixHash = HeaderConstants.QBFT_MIX_HASH;
  private long nonce;
  private @Nullable Word baseFee;
  private @Nullable Bytes32 withdrawalsRoot;
  private @Nullable Long blobGasUsed;
  private @Nullable Long excessBlobGas;
  private @Nullable Bytes32 parentBeaconBlockRoot;
  private @Nullable Bytes32 requestsHash;

  public BlockHeaderBuilder() {}

  BlockHeaderBuilder(BlockHeader header) {
    parentHash = header.parentHash();
    ommersHash = header.ommersHash();
    coinbase = header.coinbase();
    stateRoot = header.stateRoot();
    transactionsRoot = header.transactionsRoot();
    receiptsRoot = header.receiptsRoot();
    logsBloom = header.logsBloom();
    difficulty = header.difficulty();
    number = header.number();
    gasLimit = header.gasLimit();
    gasUsed = header.gasUsed();
    timestamp = header.timestamp();
    extraData = header.extraData();
    mixHash = header.mixHash();
    nonce = header.nonce();
    baseFee = header.baseFee();
    withdrawalsRoot = header.withdrawalsRoot();
    blobGasUsed = header.blobGasUsed();
    excessBlobGas = header.excessBlobGas();
    parentBeaconBlockRoot = header.parentBeaconBlockRoot();
    requestsHash = header.requestsHash();
  }

  public BlockHeaderBuilder parentHash(Bytes32 value) {
    parentHash = value;
    return this;
  }

  public BlockHeaderBuilder ommersHash(Bytes32 value) {
    ommersHash = value;
    return this;
  }

  public BlockHeaderBuilder coinbase(Address value) {
    coinbase = value;
    return this;
  }

  public BlockHeaderBuilder stateRoot(Bytes32 value) {
    stateRoot = value;
    return this;
  }

  public BlockHeaderBuilder transactionsRoot(Bytes32 value) {
    transactionsRoot = value;
    return this;
  }

  public BlockHeaderBuilder receiptsRoot(Bytes32 value) {
    receiptsRoot = value;
    return this;
  }

  public BlockHeaderBuilder logsBloom(Bloom value) {
    logsBloom = value;
    return this;
  }

  public BlockHeaderBuilder difficulty(Word value) {
    difficulty = value;
    return this;
  }

  public BlockHeaderBuilder number(long value) {
    number = value;
    return this;
  }

  public BlockHeaderBuilder gasLimit(long value) {
    gasLimit = value;
    return this;
  }

  public BlockHeaderBuilder gasUsed(long value) {
    gasUsed = value;
    return this;
  }

  public BlockHeaderBuilder timestamp(long value) {
    timestamp = value;
    return this;
  }

  public BlockHeaderBuilder extraData(Bytes value) {
    extraData = value;
    return this;
  }

  public BlockHeaderBuilder mixHash(Bytes32 value) {
    mixHash = value;
    return this;
  }

  public BlockHeaderBuilder nonce(long value) {
    nonce = value;
    return this;
  }

  public BlockHeaderBuilder baseFee(@Nullable Word value) {
    baseFee = value;
    return this;
  }

  public BlockHeaderBuilder withdrawalsRoot(@Nullable Bytes32 value) {
    withdrawalsRoot = value;
    return this;
  }

  public BlockHeaderBuilder blobGasUsed(@Nullable Long value) {
    blobGasUsed = value;
    return this;
  }

  public BlockHeaderBuilder excessBlobGas(@Nullable Long value) {
    excessBlobGas = value;
    return this;
  }

  public BlockHeaderBuilder parentBeaconBlockRoot(@Nullable Bytes32 value) {
    parentBeaconBlockRoot = value;
    return this;
  }

  public BlockHeaderBuilder requestsHash(@Nullable Bytes32 value) {
    requestsHash = value;
    return this;
  }

  /// @throws IllegalArgumentException when a trailing field is present without the one before it
  public BlockHeader build() {
    return new BlockHeader(
        parentHash,
        ommersHash,
        coinbase,
        stateRoot,
        transactionsRoot,
        receiptsRoot,
        logsBloom,
        difficulty,
        number,
        gasLimit,
        gasUsed,
        timestamp,
        extraData,
        mixHash,
        nonce,
        baseFee,
        withdrawalsRoot,
        blobGasUsed,
        excessBlobGas,
        parentBeaconBlockRoot,
        requestsHash);
  }
}
