package org.concordat.chain.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.consensus.ConsensusStatus;
import org.concordat.chain.consensus.ValidatorVotes;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// A small chain and the methods that show it.
///
/// | block | transactions of Alice |
/// |---|---|
/// | 1 | a creation, a call of the emitter with 1, one with 2, one that reverts |
/// | 2 | 7 into the box |
/// | 3 | 9 into the box, a call of the emitter with 1 |
final class RpcScene {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Logs topics 0xaa and its argument, then topic 0xbb.
  static final Address EMITTER = Address.fromHex("0x00000000000000000000000000000000000e0001");

  /// Keeps its argument in slot 0; without one it returns it.
  static final Address BOX = Address.fromHex("0x00000000000000000000000000000000000e0002");

  /// Reverts with `Error("no")`.
  static final Address REFUSER = Address.fromHex("0x00000000000000000000000000000000000e0003");

  /// Runs into an undefined instruction.
  static final Address BROKEN = Address.fromHex("0x00000000000000000000000000000000000e0004");

  static final Address NOBODY = Address.fromHex("0x00000000000000000000000000000000000e0009");
  static final String REVERT_DATA =
      "0x08c379a0" + word(32).substring(2) + word(2).substring(2) + "6e6f" + "00".repeat(30);
  private static final long GAS = 200_000;

  final TestNetwork network;
  final Ledger ledger;
  final TransactionPool pool;
  final List<Transaction> gossip = new ArrayList<>();
  ConsensusStatus status =
      new ConsensusStatus(
          NOBODY,
          false,
          false,
          4,
          ConsensusStatus.BEFORE_ROUND_ZERO,
          Optional.empty(),
          Instant.EPOCH,
          Duration.ofSeconds(1),
          1,
          List.of(),
          Map.of());
  Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final JsonRpc rpc;
  private long nonce;

  RpcScene() {
    this(new TestNetwork(1));
  }

  RpcScene(TestNetwork bare) {
    this(bare, new StateRetention.Archive());
  }

  RpcScene(TestNetwork bare, StateRetention retention) {
    network =
        bare.withContract(EMITTER, Bytes.fromHexString("0x60003560aa5f5fa260bb5f5fa100"))
            .withContract(BOX, Bytes.fromHexString("0x3615600b576000355f55005b5f545f5260205ff3"))
            .withContract(
                REFUSER,
                Bytes.concatenate(
                    Bytes.fromHexString("0x6064600a5f3960645ffd"),
                    Bytes.fromHexString(REVERT_DATA)))
            .withContract(BROKEN, Bytes.fromHexString("0xfe"));
    ledger = network.open(new InMemoryKeyValueStore(), retention);
    pool = new TransactionPool(PoolLimits.free(), this::view);
    ledger.addHeadListener(pool);
    InstantSource clock = () -> now;
    rpc = NodeRpc.of(ledger, pool, new ValidatorVotes(), () -> status, gossip::add, () -> 3, clock);
  }

  static RpcScene withBlocks() {
    return withBlocks(new StateRetention.Archive());
  }

  static RpcScene withBlocks(StateRetention retention) {
    RpcScene scene = new RpcScene(new TestNetwork(1), retention);
    scene.extend(
        scene.next(Optional.empty(), "0x60015f5360015ff3"),
        scene.next(Optional.of(EMITTER), word(1)),
        scene.next(Optional.of(EMITTER), word(2)),
        scene.next(Optional.of(REFUSER), "0x"));
    scene.extend(scene.next(Optional.of(BOX), word(7)));
    scene.extend(scene.next(Optional.of(BOX), word(9)), scene.next(Optional.of(EMITTER), word(1)));
    return scene;
  }

  Transaction next(Optional<Address> to, String data) {
    return TestNetwork.transaction(
        TestNetwork.ALICE_KEY, nonce++, to, Word.ZERO, Bytes.fromHexString(data), GAS);
  }

  Block extend(Transaction... transactions) {
    return network.extend(ledger, transactions);
  }

  Block block(long number) {
    return ledger.blockByNumber(number).orElseThrow();
  }

  Transaction transaction(long block, int index) {
    return block(block).body().transactions().get(index);
  }

  Optional<byte[]> rawAnswer(byte[] request) {
    return rpc.answer(request);
  }

  /// @param params the JSON array
  JsonNode answer(String method, String params) {
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, params);
    byte[] answer = rpc.answer(request.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode result(String method, String params) {
    JsonNode answer = answer(method, params);
    if (!answer.has("result")) {
      throw new AssertionError(method + " answered " + answer);
    }
    return answer.get("result");
  }

  String text(String method, String params) {
    return result(method, params).asText();
  }

  /// The error as `code message`.
  String fault(String method, String params) {
    JsonNode answer = answer(method, params);
    if (!answer.has("error")) {
      throw new AssertionError(method + " answered " + answer);
    }
    return answer.at("/error/code").asInt() + " " + answer.at("/error/message").asText();
  }

  /// JSON with apostrophes for quotes.
  static String json(String text) {
    return text.replace('\'', '"');
  }

  static String word(long value) {
    return Word.of(value).toBytes32().toHexString();
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(json(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PoolView view() {
    BlockHeader head = ledger.head().header();
    BlockRules rules = ledger.rulesAfter(head, head.timestamp());
    return new PoolView(
        ledger.stateAt(head),
        new TransactionValidator(rules.execution()),
        rules.baseFee(),
        head.gasLimit());
  }
}
