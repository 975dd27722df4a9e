package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TransactionLocation;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// The part of `eth_` that reads blocks, transactions and receipts.
record ChainMethods(Ledger ledger, TransactionPool pool, Blocks blocks) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Map<String, RpcMethod> methods() {
    return Map.ofEntries(
        Map.entry("eth_blockNumber", _ -> NODES.textNode(Hex.of(ledger.head().number()))),
        Map.entry("eth_chainId", _ -> NODES.textNode(Hex.of(ledger.chainId()))),
        Map.entry("eth_syncing", _ -> NODES.booleanNode(false)),
        Map.entry("eth_getBlockByNumber", p -> show(blocks.find(block(p)), p.flag(1, false))),
        Map.entry("eth_getBlockByHash", p -> show(byHash(p), p.flag(1, false))),
        Map.entry("eth_getBlockTransactionCountByNumber", p -> count(blocks.find(block(p)))),
        Map.entry("eth_getBlockTransactionCountByHash", p -> count(byHash(p))),
        Map.entry("eth_getUncleCountByBlockNumber", p -> uncles(blocks.find(block(p)))),
        Map.entry("eth_getUncleCountByBlockHash", p -> uncles(byHash(p))),
        Map.entry("eth_getUncleByBlockNumberAndIndex", _ -> NODES.nullNode()),
        Map.entry("eth_getUncleByBlockHashAndIndex", _ -> NODES.nullNode()),
        Map.entry("eth_getHeaderByNumber", p -> header(ledger.headerByNumber(number(p)))),
        Map.entry("eth_getHeaderByHash", p -> header(ledger.headerByHash(p.hash(0)))),
        Map.entry("eth_getBlockReceipts", p -> receipts(anyBlock(p))),
        Map.entry("eth_getRawTransactionByHash", p -> raw(p.hash(0))),
        Map.entry("eth_getTransactionByHash", p -> transaction(p.hash(0))),
        Map.entry(
            "eth_getTransactionByBlockNumberAndIndex", p -> at(blocks.find(block(p)), index(p))),
        Map.entry("eth_getTransactionByBlockHashAndIndex", p -> at(byHash(p), index(p))),
        Map.entry("eth_getTransactionReceipt", p -> receipt(p.hash(0))));
  }

  private static JsonNode block(RpcParams params) {
    return params.required(0, "block");
  }

  private Optional<Block> byHash(RpcParams params) {
    return ledger.blockByHash(params.hash(0));
  }

  private Optional<Block> anyBlock(RpcParams params) {
    return blocks.header(block(params)).flatMap(it -> ledger.blockByNumber(it.number()));
  }

  private long number(RpcParams params) {
    return blocks.number(block(params));
  }

  private static JsonNode header(Optional<BlockHeader> header) {
    return header
        .<JsonNode>map(found -> BlockJson.header(found, BlockHashing.hash(found)))
        .orElseGet(NODES::nullNode);
  }

  private static int index(RpcParams params) {
    return (int)
        Math.min(Integer.MAX_VALUE, Hex.smallQuantity(params.required(1, "index"), "index"));
  }

  private static JsonNode show(Optional<Block> block, boolean full) {
    return block.<JsonNode>map(found -> BlockJson.of(found, full)).orElseGet(NODES::nullNode);
  }

  private static JsonNode count(Optional<Block> block) {
    return block
        .<JsonNode>map(found -> NODES.textNode(Hex.of(found.body().transactions().size())))
        .orElseGet(NODES::nullNode);
  }

  private static JsonNode uncles(Optional<Block> block) {
    return block.<JsonNode>map(_ -> NODES.textNode("0x0")).orElseGet(NODES::nullNode);
  }

  private static JsonNode at(Optional<Block> block, int index) {
    return block
        .filter(found -> index < found.body().transactions().size())
        .<JsonNode>map(found ->
            TransactionJson.included(
                found.body().transactions().get(index), found.header(), found.hash(), index))
        .orElseGet(NODES::nullNode);
  }

  private JsonNode transaction(Bytes32 hash) {
    Optional<TransactionLocation> location = ledger.transaction(hash);
    if (location.isPresent()) {
      return at(ledger.blockByNumber(location.get().blockNumber()), location.get().index());
    }
    Optional<Transaction> waiting = pool.get(hash);
    return waiting.<JsonNode>map(TransactionJson::pending).orElseGet(NODES::nullNode);
  }

  private JsonNode raw(Bytes32 hash) {
    return ledger
        .transaction(hash)
        .flatMap(it ->
            ledger
                .blockByNumber(it.blockNumber())
                .map(block -> block.body().transactions().get(it.index())))
        .or(() -> pool.get(hash))
        .<JsonNode>map(found -> NODES.textNode(Hex.of(found.encode())))
        .orElseGet(NODES::nullNode);
  }

  private JsonNode receipt(Bytes32 hash) {
    return ledger
        .transaction(hash)
        .flatMap(location ->
            ledger
                .blockByNumber(location.blockNumber())
                .map(block -> ReceiptJson.of(block, receiptsOf(block)).get(location.index())))
        .orElseGet(NODES::nullNode);
  }

  private JsonNode receipts(Optional<Block> block) {
    return block
        .<JsonNode>map(found -> NODES.arrayNode().addAll(ReceiptJson.of(found, receiptsOf(found))))
        .orElseGet(NODES::nullNode);
  }

  private List<Receipt> receiptsOf(Block block) {
    return ledger
        .receipts(block.hash())
        .orElseThrow(() -> new IllegalStateException("no receipts of block " + block.number()));
  }
}
