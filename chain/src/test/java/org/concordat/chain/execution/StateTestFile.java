package org.concordat.chain.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.StateChanges;
import org.concordat.genesis.Address;

/// Reads GeneralStateTest files: `name -> {env, pre, transaction, post: {fork -> [entry]}}`.
final class StateTestFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Fork> FORKS =
      Map.of(
          "London", Fork.LONDON,
          "Paris", Fork.PARIS,
          "Shanghai", Fork.SHANGHAI,
          "Cancun", Fork.CANCUN,
          "Prague", Fork.PRAGUE,
          "Osaka", Fork.OSAKA);

  private StateTestFile() {}

  static List<StateTestCase> read(Path file) throws IOException {
    List<StateTestCase> cases = new ArrayList<>();
    JSON.readTree(file.toFile())
        .properties()
        .forEach(
            test -> addCases(test.getKey(), test.getValue(), test.getValue().get("post"), cases));
    return cases;
  }

  /// Entries for later forks over the tests of another file.
  static List<StateTestCase> readDerived(Path base, Path derived) throws IOException {
    List<StateTestCase> cases = new ArrayList<>();
    if (!Files.exists(base)) {
      return cases;
    }
    JsonNode tests = JSON.readTree(base.toFile());
    JSON.readTree(derived.toFile())
        .properties()
        .forEach(
            entry -> addCases(entry.getKey(), tests.get(entry.getKey()), entry.getValue(), cases));
    return cases;
  }

  private static void addCases(
      String name, JsonNode test, JsonNode post, List<StateTestCase> cases) {
    StateChanges pre = pre(test.get("pre"));
    for (Map.Entry<String, JsonNode> byFork : post.properties()) {
      Fork fork = FORKS.get(byFork.getKey());
      if (fork == null) {
        continue;
      }
      BlockContext block = block(test.get("env"), fork);
      for (JsonNode entry : byFork.getValue()) {
        cases.add(
            new StateTestCase(
                name + " " + fork + " " + entry.get("indexes"),
                fork,
                block,
                pre,
                transaction(test, entry),
                entry.has("expectException") || entry.has("exception"),
                Bytes32.fromHexString(entry.get("hash").asText()),
                Bytes32.fromHexString(entry.get("logs").asText()),
                gasUsed(entry)));
      }
    }
  }

  private static OptionalLong gasUsed(JsonNode entry) {
    JsonNode gas = entry.get("gasUsed");
    return gas == null ? OptionalLong.empty() : OptionalLong.of(gas.asLong());
  }

  /// An entry without the bytes borrows them from the official entry of the same indexes.
  private static Optional<Bytes> transaction(JsonNode test, JsonNode entry) {
    if (entry.has("txbytes")) {
      return Optional.of(Bytes.fromHexString(entry.get("txbytes").asText()));
    }
    for (JsonNode official : test.path("post").path("Cancun")) {
      if (official.get("indexes").equals(entry.get("indexes")) && official.has("txbytes")) {
        return Optional.of(Bytes.fromHexString(official.get("txbytes").asText()));
      }
    }
    return Optional.empty();
  }

  private static BlockContext block(JsonNode env, Fork fork) {
    boolean merged = fork.isAtLeast(Fork.PARIS);
    JsonNode mixed = env.path(merged ? "currentRandom" : "currentDifficulty");
    return new BlockContext(
        word(env.get("currentNumber")).w0(),
        word(env.get("currentTimestamp")).w0(),
        Address.fromHex(env.get("currentCoinbase").asText()),
        word(env.get("currentGasLimit")).w0(),
        mixed.isMissingNode() ? Word.ZERO : word(mixed),
        word(env.get("currentBaseFee")),
        blobBaseFee(env.path("currentExcessBlobGas"), fork),
        Word.ONE);
  }

  /// EIP-4844's fake exponential, with the divisors of Cancun and Prague (EIP-7691).
  private static Word blobBaseFee(JsonNode excess, Fork fork) {
    if (!fork.isAtLeast(Fork.CANCUN)) {
      return Word.ZERO;
    }
    BigInteger numerator = excess.isMissingNode() ? BigInteger.ZERO : word(excess).toBigInteger();
    BigInteger divisor = BigInteger.valueOf(fork.isAtLeast(Fork.PRAGUE) ? 5_007_716 : 3_338_477);
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = divisor;
    for (int i = 1; term.signum() > 0; i++) {
      sum = sum.add(term);
      term = term.multiply(numerator).divide(divisor.multiply(BigInteger.valueOf(i)));
    }
    return Word.of(sum.divide(divisor));
  }

  private static StateChanges pre(JsonNode accounts) {
    Map<Address, AccountChange> changes = new HashMap<>();
    Map<Bytes32, Bytes> codes = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : accounts.properties()) {
      JsonNode account = entry.getValue();
      Bytes code = Bytes.fromHexString(account.get("code").asText());
      Bytes32 codeHash = Keccak.hash(code);
      codes.put(codeHash, code);
      Map<Word, Word> slots = new HashMap<>();
      account
          .get("storage")
          .properties()
          .forEach(slot -> slots.put(Word.fromHex(slot.getKey()), word(slot.getValue())));
      changes.put(
          Address.fromHex(entry.getKey()),
          new AccountChange.Written(
              word(account.get("nonce")).w0(),
              word(account.get("balance")),
              codeHash,
              true,
              slots));
    }
    return new StateChanges(changes, codes);
  }

  private static Word word(JsonNode hex) {
    return Word.fromHex(hex.asText());
  }
}
