package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LogQuery;
import org.concordat.chain.ledger.LogResult;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;

/// Logs: once, or through filters that remember how far they have been read.
final class LogMethods {
  /// Addresses in one query, as Besu bounds it.
  static final int MAX_ADDRESSES = 1000;

  private static final int MAX_TOPICS = 4;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Ledger ledger;
  private final Blocks blocks;
  private final Filters filters;

  LogMethods(Ledger ledger, Blocks blocks, InstantSource clock) {
    this.ledger = ledger;
    this.blocks = blocks;
    this.filters = new Filters(clock);
  }

  Map<String, RpcMethod> methods() {
    return Map.of(
        "eth_getLogs",
        p -> logs(query(p.required(0, "filter"))),
        "eth_newFilter",
        this::newLogFilter,
        "eth_newBlockFilter",
        _ -> NODES.textNode(filters.addBlocks(ledger.head().number() + 1)),
        "eth_getFilterChanges",
        this::changes,
        "eth_getFilterLogs",
        this::filterLogs,
        "eth_uninstallFilter",
        p -> NODES.booleanNode(filters.remove(p.text(0, "filter id"))));
  }

  private JsonNode newLogFilter(RpcParams params) {
    JsonNode filter = params.required(0, "filter");
    LogQuery query = query(filter);
    boolean open =
        !filter.hasNonNull("toBlock") || filter.path("toBlock").asText().equals("latest");
    long from = Math.max(query.fromBlock(), ledger.head().number() + (open ? 1 : 0));
    return NODES.textNode(filters.addLogs(query, from));
  }

  private JsonNode changes(RpcParams params) {
    long head = ledger.head().number();
    return switch (filters.advance(params.text(0, "filter id"), head + 1)) {
      case Filters.BlockFilter(long next) -> hashes(next, head);
      case Filters.LogFilter(LogQuery query, long next) ->
          next > head ? NODES.arrayNode() : logs(between(query, next, head));
    };
  }

  private JsonNode filterLogs(RpcParams params) {
    return switch (filters.get(params.text(0, "filter id"))) {
      case Filters.BlockFilter _ -> throw RpcFault.of(RpcFault.SERVER_ERROR, "not a log filter");
      case Filters.LogFilter(LogQuery query, long _) ->
          logs(between(query, query.fromBlock(), ledger.head().number()));
    };
  }

  private static LogQuery between(LogQuery query, long from, long to) {
    return new LogQuery(from, to, query.addresses(), query.topics());
  }

  private JsonNode hashes(long from, long to) {
    ArrayNode array = NODES.arrayNode();
    for (long number = Math.max(from, to - LogQuery.MOST_BLOCKS + 1); number <= to; number++) {
      ledger.blockByNumber(number).map(Block::hash).ifPresent(hash -> array.add(Hex.of(hash)));
    }
    return array;
  }

  private JsonNode logs(LogQuery query) {
    return switch (ledger.logs(query)) {
      case LogResult.Refused(String message) -> throw RpcFault.of(RpcFault.LIMIT_EXCEEDED, message);
      case LogResult.Found(var entries) -> {
        ArrayNode array = NODES.arrayNode();
        entries.forEach(entry -> array.add(ReceiptJson.log(entry)));
        yield array;
      }
    };
  }

  private LogQuery query(JsonNode filter) {
    if (!filter.isObject()) {
      throw RpcFault.invalidParams("the filter must be an object");
    }
    Set<Address> addresses = addresses(filter.path("address"));
    List<Set<Bytes32>> topics = topics(filter.path("topics"));
    if (filter.hasNonNull("blockHash")) {
      long number = ofHash(filter.path("blockHash"));
      return new LogQuery(number, number, addresses, topics);
    }
    return new LogQuery(edge(filter, "fromBlock"), edge(filter, "toBlock"), addresses, topics);
  }

  private long ofHash(JsonNode value) {
    return ledger
        .headerByHash(Hex.hash(value, "blockHash"))
        .orElseThrow(() -> RpcFault.of(RpcFault.SERVER_ERROR, Blocks.UNKNOWN))
        .number();
  }

  private long edge(JsonNode filter, String name) {
    return filter.hasNonNull(name) ? blocks.number(filter.path(name)) : ledger.head().number();
  }

  private static Set<Address> addresses(JsonNode value) {
    Set<Address> addresses = new HashSet<>();
    for (JsonNode one : listOf(value)) {
      addresses.add(Hex.address(one, "address"));
    }
    if (addresses.size() > MAX_ADDRESSES) {
      throw RpcFault.invalidParams("a filter has at most " + MAX_ADDRESSES + " addresses");
    }
    return addresses;
  }

  private static List<Set<Bytes32>> topics(JsonNode value) {
    List<Set<Bytes32>> topics = new ArrayList<>();
    for (JsonNode position : value) {
      Set<Bytes32> wanted = new HashSet<>();
      listOf(position).forEach(topic -> wanted.add(Hex.hash(topic, "topic")));
      topics.add(wanted);
    }
    if (topics.size() > MAX_TOPICS) {
      throw RpcFault.invalidParams("a log has at most four topics");
    }
    return topics;
  }

  /// One value, several, or null for any.
  private static List<JsonNode> listOf(JsonNode value) {
    List<JsonNode> all = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(all::add);
    } else {
      Optional.of(value).filter(v -> !v.isNull() && !v.isMissingNode()).ifPresent(all::add);
    }
    return all;
  }
}
