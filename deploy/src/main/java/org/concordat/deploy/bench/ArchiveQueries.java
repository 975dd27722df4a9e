package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.TrieProof;
import org.concordat.anchor.proof.TrieProof.Result;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.rpc.NodeRpc;
import org.concordat.chain.rpc.RpcEndpoint;
import org.concordat.chain.rpc.RpcServer;
import org.concordat.genesis.Address;

/// Questions about random heights over JSON-RPC. A proof is held against the state root of its
/// block by the verifier of evidence packages, which shares no code with the ledger; every value
/// against what is remembered. A wrong answer is a [BenchException].
final class ArchiveQueries {
  private static final long SEED = 20_261_126;
  private static final String LOOPBACK = "127.0.0.1";

  private final JsonRpcClient node;
  private final ArchiveBench.Chain chain;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

  private ArchiveQueries(JsonRpcClient node, ArchiveBench.Chain chain) {
    this.node = node;
    this.chain = chain;
  }

  /// @param oldest height to ask about
  /// @param count of every kind of question
  static ArchiveQueries ask(Ledger ledger, ArchiveBench.Chain chain, long oldest, int count) {
    var pool = new TransactionPool(PoolLimits.free(), () -> PoolView.of(ledger));
    var rpc = NodeRpc.of(ledger, pool, _ -> {}, () -> 0, Clock.systemUTC());
    Set<String> hosts = Set.of(LOOPBACK);
    RpcEndpoint endpoint = new RpcEndpoint(LOOPBACK, 0, hosts, Set.of());
    try (RpcServer server = RpcServer.start(endpoint, rpc, Map::of);
        JsonRpcClient node = JsonRpcClient.at("the node", server.url())) {
      ArchiveQueries queries = new ArchiveQueries(node, chain);
      queries.ask(oldest, count);
      if (oldest > 0) {
        queries.refused(oldest - 1);
      }
      return queries;
    }
  }

  /// Nanoseconds of each answer, by method, in ascending order.
  Map<String, List<Long>> nanos() {
    return nanos;
  }

  private void ask(long oldest, int count) {
    for (int i = 0; i < count; i++) {
      long height = random.nextLong(oldest, chain.head() + 1L);
      Address contract = chain.network().anyContract(random);
      Word slot = chain.network().anySlot(random);
      Word stored = chain.network().remembered().at(contract, slot, height);
      proof(contract, slot, stored, height);
      same(slot, stored, timed("eth_getStorageAt", contract.toHex(), hex(slot), block(height)));
      Map<String, String> call = Map.of("to", contract.toHex(), "data", hex(slot));
      same(slot, stored, timed("eth_call", call, block(height)));
      balance(chain.network().anyAccount(random), height);
    }
    nanos.values().forEach(list -> list.sort(null));
  }

  private void proof(Address contract, Word slot, Word stored, long height) {
    JsonNode answer = timed("eth_getProof", contract.toHex(), List.of(hex(slot)), block(height));
    Bytes32 root = chain.stateRoots().get((int) height);
    try {
      StateProof.Account account =
          StateProof.account(root, contract, nodes(answer.path("accountProof")));
      JsonNode entry = answer.path("storageProof").path(0);
      Bytes32 proven =
          StateProof.slot(account.storageRoot(), slot.toBytes32(), nodes(entry.path("proof")));
      expect(proven.equals(stored.toBytes32()), "slot " + slot + " proven at block " + height);
    } catch (MalformedException refused) {
      throw new BenchException("proof at block " + height + ": " + refused.reason());
    }
  }

  /// Two questions: the balance, and its proof; the account may not exist yet.
  private void balance(Address address, long height) {
    RememberedValues.Holding holding = chain.network().remembered().at(address, height);
    JsonNode balance = timed("eth_getBalance", address.toHex(), block(height));
    same(address, holding.balance(), balance);
    JsonNode proof = node.call("eth_getProof", List.of(address.toHex(), List.of(), block(height)));
    Bytes32 key = Keccak.hash(address.bytes());
    Result result =
        TrieProof.check(
            chain.stateRoots().get((int) height), key, nodes(proof.path("accountProof")));
    boolean absent = holding.equals(RememberedValues.Holding.NOTHING);
    expect(
        absent ? result instanceof Result.Absent : result instanceof Result.Present,
        address + " at block " + height);
  }

  /// A state that is not kept gets an error, never a value.
  private void refused(long height) {
    Address any = chain.network().anyContract(random);
    JsonNode answer = node.answer("eth_getBalance", List.of(any.toHex(), block(height)));
    String message = answer.path("error").path("message").asText();
    expect(message.contains("no longer kept"), "block " + height + ": " + answer);
  }

  private JsonNode timed(String method, Object... params) {
    long started = System.nanoTime();
    JsonNode result = node.call(method, List.of(params));
    nanos.computeIfAbsent(method, _ -> new ArrayList<>()).add(System.nanoTime() - started);
    return result;
  }

  private static void same(Object what, Word expected, JsonNode answer) {
    Word value = Word.of(Bytes.fromHexStringLenient(answer.asText()));
    expect(value.equals(expected), what + ": " + value + " for " + expected);
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new BenchException("wrong answer: " + what);
    }
  }

  private static List<Bytes> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> Bytes.fromHexString(node.asText()))
        .toList();
  }

  private static String hex(Word word) {
    return word.toBytes32().toHexString();
  }

  private static String block(long height) {
    return "0x" + Long.toHexString(height);
  }
}
