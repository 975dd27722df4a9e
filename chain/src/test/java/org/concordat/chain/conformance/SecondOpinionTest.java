package org.concordat.chain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

/// Random programs on our EVM and on Besu's, each on a state trie of its own.
///
/// Ours has the rules of London, Besu's those of Istanbul. What both have costs the same but for
/// access to state, so gas is compared where a program keeps away from state, and everything else
/// always: success, output, logs and the state root. More programs with
/// `-Dsecond.opinion.seeds=5000`.
class SecondOpinionTest {
  private static final int SEEDS = Integer.getInteger("second.opinion.seeds", 150);
  private static final long GAS = 40_000_000;
  private static final Address SENDER = new Address(0, 0, 0x5e);
  private static final Address MAIN = new Address(0, 0, 0xa0);
  private static final List<Address> OTHERS =
      List.of(new Address(0, 0, 0xa1), new Address(0, 0, 0xa2), new Address(0, 0, 0xa3));

  private final TransactionProcessor processor =
      new TransactionProcessor(ExecutionRules.of(Fork.LONDON, Word.ONE));

  @Test
  void plainProgramsComeToTheSameAndUseTheSameGas() {
    int successes = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Bytes main = RandomProgram.plain(random, 20 + random.nextInt(150));
      Comparison both = both(random, main, false);
      assertThat(both.ours()).as("seed %d, %s", seed, main).isEqualTo(both.besus());
      successes += both.ours().success() ? 1 : 0;
    }
    assertThat(successes).isBetween(SEEDS / 3, SEEDS - 1);
  }

  @Test
  void programsOverStateComeToTheSame() {
    int successes = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(SEEDS + seed);
      Bytes main = RandomProgram.stateful(random, 20 + random.nextInt(150), OTHERS);
      Comparison both = both(random, main, true);
      assertThat(withoutGas(both.ours()))
          .as("seed %d, %s", seed, main)
          .isEqualTo(withoutGas(both.besus()));
      successes += both.ours().success() ? 1 : 0;
    }
    assertThat(successes).isBetween(SEEDS / 3, SEEDS - 1);
  }

  private static BesuIstanbul.Outcome withoutGas(BesuIstanbul.Outcome outcome) {
    return new BesuIstanbul.Outcome(
        outcome.success(), 0, outcome.output(), outcome.logs(), outcome.root());
  }

  private record Comparison(BesuIstanbul.Outcome ours, BesuIstanbul.Outcome besus) {}

  private record Contract(Bytes code, Map<Word, Word> slots) {}

  private Comparison both(Random random, Bytes main, boolean overState) {
    Map<Address, Contract> contracts = new HashMap<>();
    contracts.put(MAIN, new Contract(main, slots(random)));
    for (Address other : OTHERS) {
      Bytes code =
          overState && random.nextBoolean()
              ? RandomProgram.stateful(random, 30, List.of(SENDER))
              : RandomProgram.plain(random, 30);
      contracts.put(other, new Contract(code, slots(random)));
    }
    Bytes input = Bytes.random(random.nextInt(100), random);
    return new Comparison(ours(contracts, input), besus(contracts, input));
  }

  private static Map<Word, Word> slots(Random random) {
    Map<Word, Word> slots = new HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      slots.put(Word.of(random.nextInt(6)), Word.of(1 + random.nextInt(100)));
    }
    return slots;
  }

  private static BesuIstanbul.Outcome besus(Map<Address, Contract> contracts, Bytes input) {
    BesuIstanbul besu = new BesuIstanbul();
    besu.account(SENDER, 0, Word.of(1L << 60), Bytes.EMPTY, Map.of());
    contracts.forEach((address, contract) ->
        besu.account(address, 1, Word.of(1_000), contract.code(), contract.slots()));
    return besu.call(SENDER, 0, MAIN, input, GAS);
  }

  private BesuIstanbul.Outcome ours(Map<Address, Contract> contracts, Bytes input) {
    InMemoryStateStore store = new InMemoryStateStore();
    WorldState before = store.put(store.empty().update(pre(contracts)));
    JournaledState state = new JournaledState(before);
    TransactionResult result =
        processor.process(call(input), SENDER, block(), BlockHashes.NONE, GAS, state);
    TransactionResult.Executed executed = (TransactionResult.Executed) result;
    return new BesuIstanbul.Outcome(
        executed.success(),
        executed.gasUsed(),
        executed.output(),
        executed.logs().stream().map(SecondOpinionTest::flat).toList(),
        before.update(state.changes()).root());
  }

  private static StateChanges pre(Map<Address, Contract> contracts) {
    Map<Address, AccountChange> accounts = new HashMap<>();
    Map<Bytes32, Bytes> codes = new HashMap<>();
    accounts.put(
        SENDER, new AccountChange.Written(0, Word.of(1L << 60), Keccak.EMPTY, true, Map.of()));
    contracts.forEach((address, contract) -> {
      Bytes32 hash = Keccak.hash(contract.code());
      codes.put(hash, contract.code());
      accounts.put(
          address, new AccountChange.Written(1, Word.of(1_000), hash, true, contract.slots()));
    });
    return new StateChanges(accounts, codes);
  }

  private static Transaction call(Bytes input) {
    return new LegacyTransaction(
        Optional.empty(),
        0,
        Word.ZERO,
        GAS,
        Optional.of(MAIN),
        Word.ZERO,
        input,
        Transaction.UNSIGNED);
  }

  private static BlockContext block() {
    return new BlockContext(
        BesuIstanbul.Header.NUMBER,
        BesuIstanbul.Header.TIMESTAMP,
        Address.fromHex(BesuIstanbul.Header.COINBASE),
        BesuIstanbul.Header.GAS_LIMIT,
        Word.of(BesuIstanbul.Header.DIFFICULTY),
        Word.ZERO,
        Word.ZERO,
        Word.ONE);
  }

  private static Bytes flat(Log log) {
    List<Bytes> parts = new ArrayList<>();
    parts.add(log.address().bytes());
    parts.addAll(log.topics());
    parts.add(log.data());
    return Bytes.concatenate(parts);
  }
}
