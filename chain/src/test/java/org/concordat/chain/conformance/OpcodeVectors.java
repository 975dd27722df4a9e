package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Instructions of two operands: files `testcases_NAME.json` of `[{X, Y, Expected}]`, where Y is on
/// top of the stack. Each case runs as a contract of its own.
final class OpcodeVectors {
  private static final Map<String, Integer> OPCODES =
      Map.ofEntries(
          Map.entry("add", 0x01),
          Map.entry("mul", 0x02),
          Map.entry("sub", 0x03),
          Map.entry("div", 0x04),
          Map.entry("sdiv", 0x05),
          Map.entry("mod", 0x06),
          Map.entry("smod", 0x07),
          Map.entry("exp", 0x0a),
          Map.entry("signext", 0x0b),
          Map.entry("lt", 0x10),
          Map.entry("gt", 0x11),
          Map.entry("slt", 0x12),
          Map.entry("sgt", 0x13),
          Map.entry("eq", 0x14),
          Map.entry("and", 0x16),
          Map.entry("or", 0x17),
          Map.entry("xor", 0x18),
          Map.entry("byte", 0x1a),
          Map.entry("shl", 0x1b),
          Map.entry("shr", 0x1c),
          Map.entry("sar", 0x1d));

  private static final Address CONTRACT = new Address(1, 2, 3);
  private static final Address CALLER = new Address(1, 2, 4);
  private static final String RETURN_TOP = "5f5260205ff3";
  private static final TransactionProcessor PROCESSOR =
      new TransactionProcessor(ExecutionRules.of(Fork.OSAKA, Word.ONE));
  private static final BlockContext BLOCK =
      new BlockContext(1, 1, Address.ZERO, 1_000_000, Word.ZERO, Word.ZERO, Word.ZERO, Word.ONE);

  private OpcodeVectors() {}

  static void run(Path file, Path root, Tally tally) throws IOException {
    String name = file.getFileName().toString().replaceAll("testcases_(.*)\\.json", "$1");
    Integer opcode = OPCODES.get(name);
    if (opcode == null) {
      tally.skip("instruction " + name + " has not two operands");
      return;
    }
    for (JsonNode test : new ObjectMapper().readTree(file.toFile())) {
      Bytes code =
          Bytes.fromHexString(
              "7f%s7f%s%02x%s"
                  .formatted(test.get("X").asText(), test.get("Y").asText(), opcode, RETURN_TOP));
      Bytes output = output(code);
      tally.check(
          output.toUnprefixedHexString().equals(test.get("Expected").asText()), name + test);
    }
  }

  private static Bytes output(Bytes code) {
    JournaledState state = new JournaledState(new InMemoryStateStore().empty());
    state.setCode(CONTRACT, code.toArray());
    Transaction call =
        new LegacyTransaction(
            Optional.empty(),
            0,
            Word.ZERO,
            1_000_000,
            Optional.of(CONTRACT),
            Word.ZERO,
            Bytes.EMPTY,
            Transaction.UNSIGNED);
    TransactionResult result =
        PROCESSOR.simulate(call, CALLER, BLOCK, BlockHashes.NONE, state, Evm.NO_MEMORY_CEILING);
    return result instanceof TransactionResult.Executed executed ? executed.output() : Bytes.EMPTY;
  }
}
