package org.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.contract.AnchorArguments;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.RlpDecoder;
import org.concordat.anchor.proof.RlpEncoder;
import org.concordat.anchor.proof.RlpItem;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A header as four running validators sealed it, with every field, seal and proof node altered one
/// by one: the contract refuses each, and says what is wrong with it.
class SealedHeadersTest {
  private static final int VALIDATORS = 4;
  private static final int HEADER_FIELDS = 21;
  private static final long BLOCK = 2;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  @TempDir private Path directory;

  @Test
  void everyAlteredFieldSealAndProofNodeIsRefusedWithItsOwnError() throws Exception {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    try (RunningNetwork network = RunningNetwork.found(directory, VALIDATORS, random, clock);
        PublicChain l2 = PublicChain.standIn(directory.resolve("l2"), 0, random, clock)) {
      JsonRpcConsortium chain = network.chain();
      awaitBlock(chain);
      ShortLivedRelayer contract =
          ShortLivedRelayer.deploy(
              network.network().roster(), chain, l2, directory.resolve("outbox.json"), clock);
      AnchorArguments sealed = sealed(chain, contract);
      assertThat(refusal(contract, sealed)).isEmpty();
      alterHeader(contract, sealed);
      alterSeals(contract, sealed);
      alterProofs(contract, sealed);
    }
  }

  private static AnchorArguments sealed(JsonRpcConsortium chain, ShortLivedRelayer contract)
      throws MalformedException {
    QbftHeader header = QbftHeader.read(chain.sealedHeader(BLOCK).orElseThrow().encoded());
    List<Bytes> seals =
        Seals.canonical(
            header.sealHash(),
            header.extra().seals(),
            new TreeSet<>(contract.anchor().validators()));
    return new AnchorArguments(
        header.commitForm(), seals, chain.registryProof(BLOCK).orElseThrow());
  }

  /// Another header has another hash, and the first seal recovers to a stranger.
  private static void alterHeader(ShortLivedRelayer contract, AnchorArguments sealed)
      throws MalformedException {
    RlpItem.Sequence fields = RlpDecoder.decode(sealed.header()).asSequence("header");
    assertThat(fields.size()).isEqualTo(HEADER_FIELDS);
    for (int i = 0; i < HEADER_FIELDS; i++) {
      List<Bytes> encoded = new ArrayList<>(fields.items().stream().map(RlpItem::encoded).toList());
      encoded.set(i, RlpEncoder.text(altered(fields.at(i).asBytes("field"))));
      assertThat(
              refusal(
                  contract,
                  new AnchorArguments(RlpEncoder.list(encoded), sealed.seals(), sealed.registry())))
          .as("field %d", i)
          .startsWith("UnknownValidator(index 0, signer ");
    }
  }

  private static void alterSeals(ShortLivedRelayer contract, AnchorArguments sealed) {
    for (int i = 0; i < sealed.seals().size(); i++) {
      List<Bytes> seals = replaced(sealed.seals(), i);
      String refusal =
          refusal(contract, new AnchorArguments(sealed.header(), seals, sealed.registry()));
      assertThat(refusal)
          .as("seal %d", i)
          .matches("(UnknownValidator|InvalidSeal)\\(index " + i + "(, .*)?\\)");
    }
  }

  private static void alterProofs(ShortLivedRelayer contract, AnchorArguments sealed) {
    RegistryProof proof = sealed.registry();
    assertThat(proof.account()).as("an empty registry has no other nodes").isNotEmpty();
    alterNodes(
        contract,
        sealed,
        proof.account(),
        nodes -> new RegistryProof(nodes, proof.root(), proof.count()));
    alterNodes(
        contract,
        sealed,
        proof.root(),
        nodes -> new RegistryProof(proof.account(), nodes, proof.count()));
    alterNodes(
        contract,
        sealed,
        proof.count(),
        nodes -> new RegistryProof(proof.account(), proof.root(), nodes));
  }

  private static void alterNodes(
      ShortLivedRelayer contract,
      AnchorArguments sealed,
      List<Bytes> nodes,
      Function<List<Bytes>, RegistryProof> with) {
    for (int i = 0; i < nodes.size(); i++) {
      RegistryProof changed = with.apply(replaced(nodes, i));
      assertThat(refusal(contract, new AnchorArguments(sealed.header(), sealed.seals(), changed)))
          .isEqualTo("ProofNodeMismatch(node " + i + ")");
    }
  }

  private static List<Bytes> replaced(List<Bytes> all, int index) {
    List<Bytes> changed = new ArrayList<>(all);
    changed.set(index, altered(all.get(index)));
    return changed;
  }

  /// The same bytes with another last but one; a byte where there was none. The last byte of a seal
  /// has few meanings.
  private static Bytes altered(Bytes bytes) {
    if (bytes.isEmpty()) {
      return Bytes.of(1);
    }
    byte[] changed = bytes.toArray();
    changed[Math.max(0, changed.length - 2)] ^= 0x10;
    return Bytes.wrap(changed);
  }

  private static String refusal(ShortLivedRelayer contract, AnchorArguments arguments) {
    return contract.refusal(contract.contract().anchor(arguments));
  }

  private static void awaitBlock(JsonRpcConsortium chain) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (chain.head() < BLOCK) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
