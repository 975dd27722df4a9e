package org.concordat.chain.ledger;

import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Bloom;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// Which logs are asked for.
///
/// @param addresses empty for any
/// @param topics by position; an empty set matches anything, a log needs at least as many topics
public record LogQuery(
    long fromBlock, long toBlock, Set<Address> addresses, List<Set<Bytes32>> topics) {
  /// Blocks one query may span.
  public static final long MOST_BLOCKS = 10_000;

  /// Logs one query may give.
  public static final int MOST_LOGS = 20_000;

  public LogQuery {
    addresses = Set.copyOf(addresses);
    topics = topics.stream().map(Set::copyOf).toList();
  }

  boolean matches(Log log) {
    if (!addresses.isEmpty() && !addresses.contains(log.address())) {
      return false;
    }
    if (log.topics().size() < topics.size()) {
      return false;
    }
    for (int i = 0; i < topics.size(); i++) {
      Set<Bytes32> wanted = topics.get(i);
      if (!wanted.isEmpty() && !wanted.contains(log.topics().get(i))) {
        return false;
      }
    }
    return true;
  }

  /// False only when nothing under this filter can match.
  boolean mayMatch(Bloom bloom) {
    boolean address =
        addresses.isEmpty() || addresses.stream().anyMatch(a -> bloom.mayContain(a.bytes()));
    return address
        && topics.stream()
            .allMatch(wanted -> wanted.isEmpty() || wanted.stream().anyMatch(bloom::mayContain));
  }
}
