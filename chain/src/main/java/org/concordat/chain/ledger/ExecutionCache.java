package org.concordat.chain.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.jspecify.annotations.Nullable;

/// Executions of blocks that were built or judged and may be imported next, by block hash. The hash
/// leaves out round and seals, on which no execution depends. Thread-safe.
final class ExecutionCache {
  private static final int SIZE = 8;

  private final Map<Bytes32, Execution.Done> executions = new LinkedHashMap<>();

  synchronized void put(Bytes32 hash, Execution.Done execution) {
    executions.remove(hash);
    executions.put(hash, execution);
    if (executions.size() > SIZE) {
      executions.remove(executions.keySet().iterator().next());
    }
  }

  synchronized Optional<Execution.Done> get(Bytes32 hash) {
    Execution.@Nullable Done known = executions.get(hash);
    return Optional.ofNullable(known);
  }

  /// The head has moved: nothing kept can be imported any more.
  synchronized void clear() {
    executions.clear();
  }
}
