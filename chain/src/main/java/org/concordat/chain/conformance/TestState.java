package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.BlobRules;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.StateChanges;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.BlobParameters;

/// What a test runs on: its `pre` accounts and the block of its `env`.
final class TestState {
  /// What the official fillers take for an `env` without one.
  private static final Word DEFAULT_BASE_FEE = Word.of(10);

  /// EIP-4844.
  private static final long CANCUN_FRACTION = 3_338_477;

  /// EIP-7691.
  private static final long PRAGUE_FRACTION = 5_007_716;

  private TestState() {}

  static StateChanges pre(TestNode accounts) {
    Map<Address, AccountChange> changes = new HashMap<>();
    Map<Bytes32, Bytes> codes = new HashMap<>();
    for (Map.Entry<String, TestNode> entry : accounts.fields()) {
      TestNode account = entry.getValue();
      Bytes code = account.field("code").bytes();
      Bytes32 codeHash = Keccak.hash(code);
      codes.put(codeHash, code);
      changes.put(
          address(entry.getKey(), account),
          new AccountChange.Written(
              account.field("nonce").unsignedLong(),
              account.field("balance").word(),
              codeHash,
              true,
              slots(account.field("storage"))));
    }
    return new StateChanges(changes, codes);
  }

  private static Map<Word, Word> slots(TestNode storage) {
    Map<Word, Word> slots = new HashMap<>();
    for (Map.Entry<String, TestNode> slot : storage.fields()) {
      slots.put(TestNode.word(slot.getKey(), storage.place()), slot.getValue().word());
    }
    return slots;
  }

  private static Address address(String hex, TestNode account) {
    try {
      return Address.fromHex(hex);
    } catch (IllegalArgumentException e) {
      throw account.malformed("stands at no address of 20 bytes");
    }
  }

  static BlockContext block(TestNode test, Fork fork) {
    TestNode env = test.field("env");
    boolean merged = fork.isAtLeast(Fork.PARIS);
    return new BlockContext(
        env.field("currentNumber").number(),
        env.field("currentTimestamp").number(),
        env.field("currentCoinbase").address(),
        env.field("currentGasLimit").number(),
        wordOr(env, merged ? "currentRandom" : "currentDifficulty", Word.ZERO),
        wordOr(env, "currentBaseFee", DEFAULT_BASE_FEE),
        fork.isAtLeast(Fork.CANCUN) ? blobBaseFee(test, env, fork) : Word.ZERO,
        StateTestRunner.CHAIN_ID);
  }

  private static Word wordOr(TestNode env, String name, Word otherwise) {
    return env.optional(name).map(TestNode::word).orElse(otherwise);
  }

  private static Word blobBaseFee(TestNode test, TestNode env, Fork fork) {
    long excess = env.optional("currentExcessBlobGas").map(TestNode::number).orElse(0L);
    long fraction =
        configuredFraction(test, fork)
            .orElse(fork.isAtLeast(Fork.PRAGUE) ? PRAGUE_FRACTION : CANCUN_FRACTION);
    return new BlobRules(new BlobParameters(0, 0, fraction), false, false).price(excess);
  }

  /// `config.blobSchedule`, which the tests have from Osaka on.
  private static Optional<Long> configuredFraction(TestNode test, Fork fork) {
    return test.optional("config")
        .flatMap(config -> config.optional("blobSchedule"))
        .flatMap(schedule -> schedule.optional(StateTestFile.nameOf(fork)))
        .map(parameters -> parameters.field("baseFeeUpdateFraction"))
        .map(fraction -> {
          if (fraction.number() == 0) {
            throw fraction.malformed("is zero");
          }
          return fraction.number();
        });
  }
}
