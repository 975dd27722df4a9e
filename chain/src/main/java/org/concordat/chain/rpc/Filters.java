package org.concordat.chain.rpc;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.concordat.chain.ledger.LogQuery;

/// The filters clients have installed. As in Besu there are at most a thousand, and one nobody asks
/// for expires.
final class Filters {
  static final int MAX_FILTERS = 1000;
  static final long EXPIRY_MILLIS = 120_000;

  private final InstantSource clock;
  private final Map<String, Installed> installed = new LinkedHashMap<>();
  private long lastId;

  Filters(InstantSource clock) {
    this.clock = clock;
  }

  /// How far a filter has been read.
  sealed interface Filter {
    Filter from(long block);
  }

  /// @param next the first block not yet reported
  record BlockFilter(long next) implements Filter {
    @Override
    public Filter from(long block) {
      return new BlockFilter(block);
    }
  }

  /// @param query up to [Long#MAX_VALUE] where it follows the head
  /// @param next the first block not yet searched
  record LogFilter(LogQuery query, long next) implements Filter {
    @Override
    public Filter from(long block) {
      return new LogFilter(query, block);
    }
  }

  private record Installed(Filter filter, long usedAt) {}

  synchronized String addBlocks(long next) {
    return add(new BlockFilter(next));
  }

  synchronized String addLogs(LogQuery query, long next) {
    return add(new LogFilter(query, next));
  }

  private String add(Filter filter) {
    long now = clock.millis();
    installed.values().removeIf(it -> now - it.usedAt() > EXPIRY_MILLIS);
    if (installed.size() >= MAX_FILTERS) {
      throw RpcFault.of(
          RpcFault.LIMIT_EXCEEDED,
          "%d filters are installed: uninstall one, or use eth_getLogs".formatted(MAX_FILTERS));
    }
    String id = Hex.of(++lastId);
    installed.put(id, new Installed(filter, now));
    return id;
  }

  /// Asking for a filter keeps it from expiring.
  synchronized Filter get(String id) {
    Installed found = installed.get(id);
    if (found == null || clock.millis() - found.usedAt() > EXPIRY_MILLIS) {
      installed.remove(id);
      throw RpcFault.of(RpcFault.SERVER_ERROR, "filter not found");
    }
    installed.put(id, new Installed(found.filter(), clock.millis()));
    return found.filter();
  }

  /// @return the filter as it was before it moved on to `next`
  synchronized Filter advance(String id, long next) {
    Filter before = get(id);
    installed.put(id, new Installed(before.from(next), clock.millis()));
    return before;
  }

  synchronized boolean remove(String id) {
    return installed.remove(id) != null;
  }
}
