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

  /// Alternatives for one topic.
  static final int MAX_ALTERNATIVES = 1000;

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
        p -> logs(withinChain(query(p.required(0, "filter")))),
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
    boolean follows = !filter.hasNonNull("blockHash") && followsHead(filter.path("toBlock"));
    long last = follows ? Long.MAX_VALUE : query.toBlock();
    if (query.fromBlock() > last) {
      throw invalidRange(query.fromBlock(), last);
    }
    long next = Math.max(query.fromBlock(), ledger.head().number() + 1);
    return NODES.textNode(filters.addLogs(between(query, query.fromBlock(), last), next));
  }

  private static boolean followsHead(JsonNode toBlock) {
    return toBlock.isMissingNode()
        || toBlock.isNull()
        || (!toBlock.asText().startsWith("0x") && !toBlock.asText().equals("earliest"));
  }

  private JsonNode changes(RpcParams params) {
    long head = ledger.head().number();
    return switch (filters.advance(params.text(0, "filter id"), head + 1)) {
      case Filters.BlockFilter(long next) -> hashes(next, head);
      case Filters.LogFilter(LogQuery query, long next) -> upToHead(query, next, head);
    };
  }

  private JsonNode filterLogs(RpcParams params) {
    return switch (filters.get(params.text(0, "filter id"))) {
      case Filters.BlockFilter _ -> throw RpcFault.of(RpcFault.SERVER_ERROR, "not a log filter");
      case Filters.LogFilter(LogQuery query, long _) ->
          upToHead(query, query.fromBlock(), ledger.head().number());
    };
  }

  private JsonNode upToHead(LogQuery query, long from, long head) {
    long to = Math.min(head, query.toBlock());
    return from > to ? NODES.arrayNode() : logs(between(query, from, to));
  }

  /// Besu refuses a range that is inverted or goes beyond the head, rather than answer with
  /// nothing.
  private LogQuery withinChain(LogQuery query) {
    if (query.fromBlock() > query.toBlock() || query.toBlock() > ledger.head().number()) {
      throw invalidRange(query.fromBlock(), query.toBlock());
    }
    return query;
  }

  private RpcFault invalidRange(long from, long to) {
    return RpcFault.invalidParams(
        "invalid block range: from %d to %d, head %d".formatted(from, to, ledger.head().number()));
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
      if (filter.hasNonNull("fromBlock") || filter.hasNonNull("toBlock")) {
        throw RpcFault.invalidParams("a filter has either blockHash or a range of blocks");
      }
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
    if (value.size() > MAX_TOPICS || (value.isValueNode() && !value.isNull())) {
      throw RpcFault.invalidParams("topics must be an array of at most four");
    }
    List<Set<Bytes32>> topics = new ArrayList<>();
    value.forEach(position -> topics.add(alternatives(listOf(position))));
    return topics;
  }

  /// A null among them matches anything.
  private static Set<Bytes32> alternatives(List<JsonNode> topics) {
    if (topics.size() > MAX_ALTERNATIVES) {
      throw RpcFault.invalidParams("a topic has at most " + MAX_ALTERNATIVES + " alternatives");
    }
    Set<Bytes32> wanted = new HashSet<>();
    for (JsonNode topic : topics) {
      if (topic.isNull()) {
        return Set.of();
      }
      wanted.add(Hex.hash(topic, "topic"));
    }
    return wanted;
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
