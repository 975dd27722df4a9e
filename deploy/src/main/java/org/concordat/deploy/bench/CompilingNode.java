package org.concordat.deploy.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.node.Node;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// A node of our own whose blocks have contracts compiled. A call is served by the classes that
/// blocks have paid for, so each case is first run in blocks.
///
/// @param calls the node as a client sees it
record CompilingNode(Node node, RpcCandidate calls) implements EvmCandidate {
  static final String NAME = OwnNode.NAME + " compiled";

  /// Enough that every contract of a case reaches its threshold with gas of its own.
  private static final long GAS_IN_BLOCKS = 400_000_000;

  private static final long GAS_PER_TRANSACTION = 49_900_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 20;
  private static final Bytes32 KEY =
      Keccak.hash(Bytes.wrap("runs the cases in blocks".getBytes(StandardCharsets.UTF_8)));
  private static final Address SENDER = Secp256k1.address(Secp256k1.publicKey(KEY));

  static CompilingNode of(Node node) {
    return new CompilingNode(node, OwnNode.overRpc(NAME, node));
  }

  @Override
  public void prepare(EvmCase one, long rounds) {
    long nonce = nonce();
    for (long gas = 0; gas < GAS_IN_BLOCKS; gas += GAS_PER_TRANSACTION) {
      node.pool().add(transaction(nonce++, undone(one.target(), EvmCase.callData(rounds))));
    }
    awaitNonce(nonce);
  }

  private static Transaction transaction(long nonce, Bytes initCode) {
    return new LegacyTransaction(
            Optional.of(Word.of(OwnNode.CHAIN_ID)),
            nonce,
            Word.ZERO,
            GAS_PER_TRANSACTION,
            Optional.empty(),
            Word.ZERO,
            initCode,
            Transaction.UNSIGNED)
        .sign(KEY);
  }

  /// Init code that makes the call and then reverts: the state stays what the other candidates
  /// have.
  private static Bytes undone(Address target, Bytes data) {
    Assembly code = new Assembly();
    Bytes padded = Bytes.concatenate(data, Bytes.repeat((byte) 0, -data.size() & (Word.SIZE - 1)));
    for (int at = 0; at < padded.size(); at += Word.SIZE) {
      code.hex("7f" + padded.slice(at, Word.SIZE).toUnprefixedHexString()).push(at).hex("52");
    }
    code.hex("5f 5f").push(data.size()).hex("5f 5f 73" + target.bytes().toUnprefixedHexString());
    return code.hex("5a f1 5f 5f fd").bytes();
  }

  private long nonce() {
    return node.ledger()
        .stateAt(node.ledger().head().header())
        .account(SENDER)
        .map(account -> account.nonce())
        .orElse(0L);
  }

  private void awaitNonce(long expected) {
    long start = System.nanoTime();
    while (nonce() < expected) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new BenchException(NAME + " did not run the case in blocks");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchException("interrupted", e);
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Bytes call(Address contract, Bytes data, long gas) {
    return calls.call(contract, data, gas);
  }

  @Override
  public Optional<Duration> cpu() {
    return calls.cpu();
  }

  @Override
  public void close() {
    calls.close();
    node.close();
  }
}
