package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.BlobRules;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.BlobParameters;

/// What a test runs on: its `pre` accounts and the block of its `env`.
final class TestState {
  /// What the official fillers take for an `env` without one.
  private static final Word DEFAULT_BASE_FEE = Word.of(10);

  /// EIP-4844, EIP-7691, and the first two parameter-only forks of the main network (EIP-7892).
  private static final BlobParameters CANCUN_BLOBS = new BlobParameters(3, 6, 3_338_477);

  private static final BlobParameters PRAGUE_BLOBS = new BlobParameters(6, 9, 5_007_716);
  private static final Map<String, BlobParameters> LATER_BLOBS =
      Map.of(
          "BPO1", new BlobParameters(10, 15, 8_346_193),
          "BPO2", new BlobParameters(14, 21, 11_684_671));

  private TestState() {}

  static StateChanges pre(TestNode accounts) {
    Map<Address, AccountChange> changes = new HashMap<>();
    Map<Bytes32, Bytes> codes = new HashMap<>();
    for (Map.Entry<String, TestNode> entry : accounts.fields()) {
      TestNode account = entry.getValue();
      Bytes code = account.optional("code").map(TestNode::bytes).orElse(Bytes.EMPTY);
      Bytes32 codeHash = Keccak.hash(code);
      codes.put(codeHash, code);
      changes.put(
          address(entry.getKey(), account),
          new AccountChange.Written(
              account.optional("nonce").map(TestNode::unsignedLong).orElse(0L),
              account.optional("balance").map(TestNode::word).orElse(Word.ZERO),
              codeHash,
              true,
              account.optional("storage").map(TestState::slots).orElse(Map.of())));
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

  /// @param network the fork as the file names it
  static BlockContext block(TestNode test, Fork fork, String network) {
    TestNode env = test.field("env");
    boolean merged = fork.isAtLeast(Fork.PARIS);
    return new BlockContext(
        env.field("currentNumber").number(),
        env.field("currentTimestamp").number(),
        env.field("currentCoinbase").address(),
        env.field("currentGasLimit").number(),
        wordOr(env, merged ? "currentRandom" : "currentDifficulty", Word.ZERO),
        wordOr(env, "currentBaseFee", DEFAULT_BASE_FEE),
        fork.isAtLeast(Fork.CANCUN) ? blobBaseFee(test, env, network) : Word.ZERO,
        chainId(test));
  }

  /// That of the main network, if the test names no other.
  static Word chainId(TestNode test) {
    return test.optional("config")
        .flatMap(config -> config.optional("chainid"))
        .map(TestNode::word)
        .orElse(Word.ONE);
  }

  private static Word wordOr(TestNode env, String name, Word otherwise) {
    return env.optional(name).map(TestNode::word).orElse(otherwise);
  }

  private static Word blobBaseFee(TestNode test, TestNode env, String network) {
    BlobRules rules = new BlobRules(blobs(test, network), false, false);
    return rules.price(
        env.optional("currentExcessBlobGas")
            .map(TestNode::number)
            .orElseGet(() -> rules.excessAfter(parent(env))));
  }

  private static BlockHeader parent(TestNode env) {
    return new BlockHeaderBuilder()
        .baseFee(Word.ZERO)
        .withdrawalsRoot(Bytes32.ZERO)
        .blobGasUsed(numberOrZero(env, "parentBlobGasUsed"))
        .excessBlobGas(numberOrZero(env, "parentExcessBlobGas"))
        .build();
  }

  private static long numberOrZero(TestNode env, String name) {
    return env.optional(name).map(TestNode::number).orElse(0L);
  }

  /// Those of `config.blobSchedule`, which tests have from Prague on, else the main network's.
  static BlobParameters blobs(TestNode test, String network) {
    return test.optional("config")
        .flatMap(config -> config.optional("blobSchedule"))
        .flatMap(schedule -> schedule.optional(network))
        .map(TestState::parameters)
        .orElseGet(() ->
            network.equals("Cancun")
                ? CANCUN_BLOBS
                : LATER_BLOBS.getOrDefault(network, PRAGUE_BLOBS));
  }

  private static BlobParameters parameters(TestNode entry) {
    try {
      return new BlobParameters(
          Math.toIntExact(entry.field("target").number()),
          Math.toIntExact(entry.field("max").number()),
          entry.field("baseFeeUpdateFraction").number());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw entry.malformed("is no blob schedule: " + e.getMessage());
    }
  }
}
