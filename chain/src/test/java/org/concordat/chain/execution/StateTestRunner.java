package org.concordat.chain.execution;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Runs GeneralStateTest cases through transaction processing and compares state roots.
final class StateTestRunner {
  private static final int BLOB_TYPE = 3;

  private final Map<Fork, TransactionProcessor> processors = new EnumMap<>(Fork.class);

  /// What came of a case.
  sealed interface Result {
    record Passed() implements Result {}

    record Failed(String why) implements Result {}

    record Skipped(String why) implements Result {}
  }

  Result run(StateTestCase test) {
    if (test.transaction().isEmpty()) {
      return new Result.Skipped("no transaction bytes");
    }
    Bytes encoded = test.transaction().get();
    if (encoded.get(0) == BLOB_TYPE && !test.refused()) {
      return new Result.Skipped("blob transactions are refused by design");
    }
    InMemoryStateStore store = new InMemoryStateStore();
    WorldState before = store.put(new WorldState(store, WorldState.EMPTY_ROOT).update(test.pre()));
    JournaledState state = new JournaledState(before);
    return compare(test, before, state, process(test, encoded, state));
  }

  private Optional<TransactionResult> process(
      StateTestCase test, Bytes encoded, JournaledState state) {
    Transaction transaction;
    try {
      transaction = Transaction.decode(encoded);
    } catch (RlpException e) {
      return Optional.empty();
    }
    Optional<Address> sender = transaction.sender();
    return sender.map(address ->
        processor(test.fork())
            .process(
                transaction,
                address,
                test.block(),
                StateTestRunner::blockHash,
                test.block().gasLimit(),
                state));
  }

  private TransactionProcessor processor(Fork fork) {
    return processors.computeIfAbsent(
        fork, key -> new TransactionProcessor(ExecutionRules.of(key, Word.ONE)));
  }

  private static Result compare(
      StateTestCase test,
      WorldState before,
      JournaledState state,
      Optional<TransactionResult> result) {
    if (!(result.orElse(null) instanceof TransactionResult.Executed executed)) {
      return refused(test, before, result);
    }
    if (test.refused()) {
      return new Result.Failed("ran, but must be refused");
    }
    Bytes32 root = before.update(state.changes()).root();
    if (!root.equals(test.root())) {
      return new Result.Failed(
          "root "
              + root
              + " gas "
              + executed.gasUsed()
              + " of "
              + test.gasUsed()
              + " "
              + executed.success()
              + executed.halt());
    }
    if (!logsHash(executed.logs()).equals(test.logs())) {
      return new Result.Failed("logs");
    }
    boolean gas = test.gasUsed().isEmpty() || test.gasUsed().getAsLong() == executed.gasUsed();
    return gas ? new Result.Passed() : new Result.Failed("gas " + executed.gasUsed());
  }

  private static Result refused(
      StateTestCase test, WorldState before, Optional<TransactionResult> result) {
    if (!test.refused()) {
      return new Result.Failed("refused: " + result);
    }
    return before.root().equals(test.root())
        ? new Result.Passed()
        : new Result.Failed("root before is not as published");
  }

  private static Bytes32 logsHash(List<Log> logs) {
    RlpWriter writer = new RlpWriter().startList();
    for (Log log : logs) {
      writer.startList().writeAddress(log.address()).startList();
      log.topics().forEach(topic -> writer.writeBytes(topic));
      writer.endList().writeBytes(log.data()).endList();
    }
    return Keccak.hash(writer.endList().toBytes());
  }

  /// What these tests take for the hash of a block.
  private static Bytes32 blockHash(long number) {
    return Keccak.hash(Bytes.wrap(Long.toString(number).getBytes(StandardCharsets.UTF_8)));
  }
}
