package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;

/// Finds the block a parameter means: a tag, a number, or an object of EIP-1898.
///
/// `safe` and `finalized` mean the head: a QBFT block is final when it is imported. `pending` means
/// the head too, as there is no pending block to show.
///
/// @param ledger where blocks are
record Blocks(Ledger ledger) {
  static final String UNKNOWN = "unknown block";

  /// The height a tag or number means; it may lie beyond the head.
  long number(JsonNode parameter) {
    return switch (Hex.text(parameter, "block")) {
      case "latest", "pending", "safe", "finalized" -> ledger.head().number();
      case "earliest" -> 0;
      default -> Hex.smallQuantity(parameter, "block number");
    };
  }

  Optional<Block> find(JsonNode parameter) {
    return ledger.blockByNumber(number(parameter));
  }

  /// The header whose state is asked for; the head where the parameter is left out.
  BlockHeader stateHeader(RpcParams params, int index) {
    Optional<JsonNode> parameter = params.optional(index);
    if (parameter.isEmpty()) {
      return ledger.head().header();
    }
    return header(parameter.get()).orElseThrow(() -> RpcFault.of(RpcFault.SERVER_ERROR, UNKNOWN));
  }

  /// The header a tag, a number or an object of EIP-1898 means. `requireCanonical` changes nothing:
  /// every block here is canonical.
  Optional<BlockHeader> header(JsonNode parameter) {
    if (!parameter.isObject()) {
      return ledger.headerByNumber(number(parameter));
    }
    if (parameter.has("blockHash") == parameter.has("blockNumber")) {
      throw RpcFault.invalidParams("a block object has either blockHash or blockNumber");
    }
    if (parameter.has("blockHash")) {
      Bytes32 hash = Hex.hash(parameter.get("blockHash"), "blockHash");
      return ledger.headerByHash(hash);
    }
    return ledger.headerByNumber(number(parameter.get("blockNumber")));
  }
}
