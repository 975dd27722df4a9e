package org.concordat.chain.p2p.eth;

import java.util.Arrays;
import java.util.Optional;

/// Message codes of `eth`, before the offset devp2p adds.
enum EthCode {
  STATUS(0x00),
  NEW_BLOCK_HASHES(0x01),
  TRANSACTIONS(0x02),
  GET_BLOCK_HEADERS(0x03),
  BLOCK_HEADERS(0x04),
  GET_BLOCK_BODIES(0x05),
  BLOCK_BODIES(0x06),
  NEW_BLOCK(0x07),
  NEW_POOLED_TRANSACTION_HASHES(0x08),
  GET_POOLED_TRANSACTIONS(0x09),
  POOLED_TRANSACTIONS(0x0a),
  GET_RECEIPTS(0x0f),
  RECEIPTS(0x10),
  BLOCK_RANGE_UPDATE(0x11);

  private final int code;

  EthCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<EthCode> of(int code) {
    return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
  }

  static EthCode of(EthMessage message) {
    return switch (message) {
      case Status _ -> STATUS;
      case EthMessage.NewBlockHashes _ -> NEW_BLOCK_HASHES;
      case EthMessage.Transactions _ -> TRANSACTIONS;
      case EthMessage.GetBlockHeaders _ -> GET_BLOCK_HEADERS;
      case EthMessage.BlockHeaders _ -> BLOCK_HEADERS;
      case EthMessage.GetBlockBodies _ -> GET_BLOCK_BODIES;
      case EthMessage.BlockBodies _ -> BLOCK_BODIES;
      case EthMessage.NewBlock _ -> NEW_BLOCK;
      case EthMessage.NewPooledTransactionHashes _ -> NEW_POOLED_TRANSACTION_HASHES;
      case EthMessage.GetPooledTransactions _ -> GET_POOLED_TRANSACTIONS;
      case EthMessage.PooledTransactions _ -> POOLED_TRANSACTIONS;
      case EthMessage.GetReceipts _ -> GET_RECEIPTS;
      case EthMessage.Receipts _ -> RECEIPTS;
      case EthMessage.BlockRangeUpdate _ -> BLOCK_RANGE_UPDATE;
    };
  }
}
