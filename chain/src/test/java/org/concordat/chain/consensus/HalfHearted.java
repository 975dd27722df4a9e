package org.concordat.chain.consensus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.node.Transport;
import org.concordat.chain.p2p.peer.Devp2pLink;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.RoundId;

/// A validator whose vote the two others need, and which gives it so that they come to say
/// everything there is to say: it prepares and does not commit when the other one has not yet
/// proposed a prepared block again, and withholds even that when the other one has not yet opened a
/// round in which none was prepared. It proposes nothing. Keeps the first message of each kind and
/// author, and blocks of later rounds.
final class HalfHearted implements PeerHandler, AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int AUTHORS = 2;
  private static final int PATIENCE = 4;
  private static final Duration LOOK = Duration.ofMillis(200);

  private record Key(Address author, MessageKind kind) {}

  private record Kept(PeerMessage.Consensus message, IbftMessage read) {}

  private final GenesisFile genesis;
  private final SoftwareKey key;
  private final QbftSigner signer;
  private final Ledger ledger;
  private final Map<Key, Kept> kept = new LinkedHashMap<>();
  private final Map<Long, Block> blocks = new TreeMap<>();
  private final Set<RoundId> moved = new HashSet<>();
  private Optional<Devp2pLink> link = Optional.empty();
  private String client = "";

  HalfHearted(GenesisFile genesis, SoftwareKey key) {
    this.genesis = genesis;
    this.key = key;
    this.signer = new QbftSigner(key, WireShape.BLOCK_ACCESS_LIST);
    this.ledger = LedgerOpening.open(genesis, new InMemoryKeyValueStore(), Clock.systemUTC());
  }

  void join(List<Enode> others) {
    TransactionPool pool = new TransactionPool(PoolLimits.free(), () -> PoolView.of(ledger));
    P2pSettings settings = new P2pSettings(key, HOST, HOST, 0, AUTHORS, others);
    Transport devp2p = Transport.devp2p(settings, Optional.empty(), Surroundings.system());
    link = Optional.of((Devp2pLink) devp2p.over(genesis, ledger, pool).join("recorder", this));
  }

  /// Returns when everything has been heard.
  void await(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isComplete()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("heard so far: " + kept.keySet() + ", blocks " + blocks.keySet());
      }
      Thread.sleep(LOOK);
    }
  }

  private synchronized boolean isComplete() {
    link.flatMap(it -> it.peers().stream().findFirst())
        .ifPresent(it -> client = it.hello().clientId());
    return kept.size() == AUTHORS * MessageKind.values().length && blocks.size() >= AUTHORS;
  }

  @Override
  public synchronized Reception received(String from, PeerMessage message) {
    switch (message) {
      case PeerMessage.Consensus said -> hear(said);
      case PeerMessage.NewBlock(Bytes encoded) -> take(Block.decode(encoded));
      case PeerMessage.PooledTransaction _ -> {}
    }
    return Reception.KEPT;
  }

  private void take(Block block) {
    ImportResult result = ledger.importBlock(block);
    QbftExtraData extraData = QbftExtraData.decode(block.header().extraData());
    if (result instanceof ImportResult.Imported && extraData.round() > 0) {
      blocks.put(block.number(), block);
    }
  }

  private void hear(PeerMessage.Consensus said) {
    IbftMessage read = QbftMessageReader.read(said, _ -> true);
    MessageKind kind = MessageKind.of(read);
    kept.putIfAbsent(new Key(Wire.address(read.author()), kind), new Kept(said, read));
    switch (read) {
      case Proposal proposal -> answer(proposal, kind);
      case RoundChange change -> follow(change.roundId());
      case Prepare _, Commit _ -> {}
    }
  }

  /// The longer a height takes, the longer its rounds: after [#PATIENCE] of them it gets its block.
  private void answer(Proposal proposal, MessageKind kind) {
    RoundId round = proposal.roundId();
    Address author = Wire.address(proposal.author());
    Digest digest = proposal.proposedBlock().digest();
    if (kind == MessageKind.PROPOSAL_WITH_ROUND_CHANGES
        && othersLack(author, kind)
        && round.round() < PATIENCE) {
      return;
    }
    say(new Prepare(signer.sign(new UnsignedPrepare(round.height(), round.round(), digest))));
    if (kind != MessageKind.PROPOSAL || !othersLack(author, MessageKind.PROPOSAL_WITH_PREPARES)) {
      say(new Commit(signer.commit(round, digest)));
    }
  }

  private boolean othersLack(Address author, MessageKind kind) {
    return kept.keySet().stream().noneMatch(it -> it.kind() == kind && !it.author().equals(author));
  }

  private void follow(RoundId round) {
    if (moved.add(round)) {
      UnsignedRoundChange change =
          new UnsignedRoundChange(round.height(), round.round(), Optional.empty());
      say(new RoundChange(signer.sign(change), Optional.empty(), List.of()));
    }
  }

  private void say(IbftMessage message) {
    link.ifPresent(
        it -> it.broadcast(new QbftMessageWriter(WireShape.BLOCK_ACCESS_LIST).write(message)));
  }

  /// @param legacy who speaks as Besu did up to 25.12
  synchronized String toJson(Address legacy) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode out = json.createObjectNode().put("client", client);
    out.set("genesis", json.readTree(genesis.toJson()));
    out.put("legacyAuthor", legacy.toHex());
    ArrayNode validators = out.putArray("validators");
    ledger.validatorsAfter(ledger.head().header()).forEach(it -> validators.add(it.toHex()));
    ArrayNode messages = out.putArray("messages");
    kept.forEach((key, it) ->
        messages
            .addObject()
            .put("kind", key.kind().name())
            .put("author", key.author().toHex())
            .put("height", it.read().height())
            .put("round", it.read().round())
            .put("code", it.message().code())
            .put("payload", it.message().payload().toHexString()));
    ArrayNode sealed = out.putArray("blocks");
    blocks.values().forEach(it -> sealed.add(it.encode().toHexString()));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
  }

  @Override
  public void peerAt(long height) {}

  @Override
  public List<Bytes> blocksFrom(long first) {
    return List.of();
  }

  @Override
  public void close() {
    link.ifPresent(Link::close);
  }
}
