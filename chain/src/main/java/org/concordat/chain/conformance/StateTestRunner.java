package org.concordat.chain.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.Log;

/// Runs cases by the rules of the main network and compares what came of them. Safe for use by
/// several threads.
public final class StateTestRunner {
  private final Map<ExecutionRules, TransactionProcessor> processors = new ConcurrentHashMap<>();
  private final CodeCompiler compiler;

  /// A runner that interprets all code.
  public StateTestRunner() {
    this(CodeCompiler.NONE);
  }

  /// @param compiler which engine runs the code; the results must not differ
  public StateTestRunner(CodeCompiler compiler) {
    this.compiler = compiler;
  }

  public StateTestResult run(StateTestCase test) {
    InMemoryStateStore store = new InMemoryStateStore();
    WorldState before = store.put(store.empty().update(test.pre()));
    return switch (test.transaction()) {
      case TestTransaction.Signed signed -> run(test, signed, before);
      case TestTransaction.Unusable(String reason) -> refused(test, before, reason);
    };
  }

  private StateTestResult run(
      StateTestCase test, TestTransaction.Signed signed, WorldState before) {
    JournaledState state = new JournaledState(before);
    TransactionResult result =
        processors
            .computeIfAbsent(
                ExecutionRules.of(test.fork(), test.block().chainId()),
                rules -> new TransactionProcessor(rules, compiler))
            .process(
                signed.transaction(),
                signed.sender(),
                test.block(),
                StateTestRunner::blockHash,
                test.block().gasLimit(),
                state);
    return switch (result) {
      case TransactionResult.Executed executed ->
          compare(test, before.update(state.changes()).root(), executed);
      case TransactionResult.Refused(var refusal) -> refused(test, before, refusal.message());
    };
  }

  private static StateTestResult compare(
      StateTestCase test, Bytes32 root, TransactionResult.Executed executed) {
    if (test.refused()) {
      return new StateTestResult.Failed(root, "the transaction ran and must be refused");
    }
    if (!root.equals(test.root())) {
      return new StateTestResult.Failed(
          root,
          "state root " + root + " instead of " + test.root() + ", gas " + executed.gasUsed());
    }
    Bytes32 logs = logsHash(executed.logs());
    if (!logs.equals(test.logs())) {
      return new StateTestResult.Failed(root, "logs " + logs + " instead of " + test.logs());
    }
    return test.gasUsed().isEmpty() || test.gasUsed().getAsLong() == executed.gasUsed()
        ? new StateTestResult.Passed(root)
        : new StateTestResult.Failed(
            root, "gas " + executed.gasUsed() + " instead of " + test.gasUsed().getAsLong());
  }

  private static StateTestResult refused(StateTestCase test, WorldState before, String reason) {
    if (!test.refused()) {
      return new StateTestResult.Failed(before.root(), "the transaction was refused: " + reason);
    }
    return before.root().equals(test.root())
        ? new StateTestResult.Passed(before.root())
        : new StateTestResult.Failed(
            before.root(), "state root before " + before.root() + " instead of " + test.root());
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
  static Bytes32 blockHash(long number) {
    return Keccak.hash(Bytes.wrap(Long.toString(number).getBytes(StandardCharsets.UTF_8)));
  }
}
