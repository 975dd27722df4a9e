package org.concordat.chain.p2p.peer;

import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.discovery.Discovery;
import org.concordat.chain.p2p.discovery.DiscoveryService;
import org.concordat.chain.p2p.discovery.Endpoint;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.wire.Hello;
import org.concordat.genesis.network.Enode;
import org.jspecify.annotations.Nullable;

/// This node's place in a devp2p network.
public final class Devp2pLink implements Link {
  static final String CLIENT = "concordat/v0.1.0/java";

  /// How often peers are looked after.
  private static final Duration ROUND = Duration.ofSeconds(5);

  /// Rounds between two announcements of our range: two minutes, as Besu does.
  private static final int ROUNDS_PER_RANGE = 24;

  /// For writing one message; a peer that takes longer does not read.
  static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

  /// How long leaving waits for peers to be told.
  private static final Duration LEAVING = Duration.ofMillis(200);

  /// How long leaving waits for a handler that is at work.
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private static final Logger LOG = LogManager.getLogger();

  private final P2pSettings settings;
  private final LocalChain chain;
  private final Surroundings surroundings;
  private final int port;
  private final PeerSet peers;
  private final Sessions sessions;
  private final Dialer dialer;
  private final Explorer explorer;
  private final ConsensusGossip consensus;
  private final BlockGossip blocks;
  private final TransactionGossip transactions;
  private final BlockDownload download;
  private final ScheduledExecutorService rounds;
  private @Nullable Listener listener;
  private @Nullable DiscoveryService discovery;
  private int round;
  private volatile boolean closed;

  Devp2pLink(
      P2pSettings settings,
      LocalChain chain,
      PeerHandler handler,
      Surroundings surroundings,
      int port) {
    Bytes id = settings.key().publicKey();
    Bans bans = new Bans(surroundings.clock());
    Hello hello = new Hello(Hello.VERSION, CLIENT, Protocols.capabilities(), port, id);
    this.settings = settings;
    this.chain = chain;
    this.surroundings = surroundings;
    this.port = port;
    this.peers = new PeerSet(id, settings.limits(), bans);
    this.sessions = new Sessions(hello, chain, peers, bans, surroundings, new Events());
    this.dialer = new Dialer(settings.key(), surroundings, sessions, peers);
    this.explorer = new Explorer(surroundings, dialer, peers);
    this.consensus = new ConsensusGossip(peers, handler);
    this.blocks = new BlockGossip(peers, handler, chain);
    this.transactions =
        new TransactionGossip(peers, handler, surroundings.random(), sessions::blame);
    this.download = new BlockDownload(peers, sessions::blame);
    this.rounds =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peers").factory());
  }

  /// @param udp empty for a node that takes no part in discovery
  void start(ServerSocket server, Optional<DatagramSocket> udp) {
    transactions.start();
    listener = Listener.start(server, settings.key(), surroundings, sessions);
    settings.staticNodes().forEach(dialer::keep);
    udp.ifPresent(this::discover);
    var _ =
        rounds.scheduleWithFixedDelay(
            this::lookAfter, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void discover(DatagramSocket udp) {
    DiscoveryService service = new DiscoveryService(udp, surroundings.clock(), explorer::offer);
    Endpoint own =
        DiscoveryService.locate(enode())
            .orElseGet(() -> new Endpoint(Bytes.EMPTY, udp.getLocalPort(), port));
    service.start(
        new Discovery(
            settings.key(),
            own,
            DiscoveryService.contacts(settings.discovery().orElseThrow().bootnodes()),
            new ChainForks(chain),
            surroundings.random(),
            service.now()));
    discovery = service;
  }

  /// Sorts what peers say.
  private final class Events implements PeerEvents {
    @Override
    public void joined(Peer peer, Status status) {
      consensus.joined(peer);
      transactions.joined(peer, chain.pooled());
      if (peer.ethVersion() >= Protocols.ETH_69) {
        blocks.claims(peer, status.latest());
      } else {
        askHeight(peer, status);
      }
    }

    @Override
    public void consensus(Peer peer, int code, Bytes payload) {
      consensus.received(peer, code, payload);
    }

    @Override
    public void said(Peer peer, EthMessage message) {
      switch (message) {
        case EthMessage.NewBlock block -> blocks.received(peer, block);
        case EthMessage.NewBlockHashes hashes -> blocks.received(peer, hashes);
        case EthMessage.BlockRangeUpdate range -> blocks.received(peer, range);
        case EthMessage.Transactions these -> transactions.received(peer, these);
        case EthMessage.NewPooledTransactionHashes hashes -> transactions.received(peer, hashes);
        case EthMessage.GetBlockHeaders _,
            EthMessage.GetBlockBodies _,
            EthMessage.GetReceipts _,
            EthMessage.GetPooledTransactions _ ->
            chain.answer(message).ifPresent(answer -> peer.send(Lane.EXCHANGE, answer));
        case Status _, EthMessage.Answer _ -> throw new IllegalStateException("not said to us");
      }
    }
  }

  /// On eth/68 a peer says only the hash of its newest block; one that does not have it is useless.
  private void askHeight(Peer peer, Status status) {
    var _ =
        peer.ask(
                EthMessage.BlockHeaders.class,
                id ->
                    new EthMessage.GetBlockHeaders(
                        id, new EthMessage.Start.AtHash(status.latestHash()), 1, 0, false))
            .whenComplete((answer, failure) -> {
              if (failure == null && answer.headers().size() == 1) {
                blocks.claims(peer, answer.headers().getFirst().number());
              } else if (!peer.isEnding()) {
                peer.end(DisconnectReason.USELESS_PEER, "it does not have its newest block");
              }
            });
  }

  private void lookAfter() {
    try {
      long now = surroundings.clock().millis();
      for (Peer peer : peers.all()) {
        long since = peer.writingSince();
        if (since > 0 && now - since > WRITE_TIMEOUT.toMillis()) {
          LOG.info("{} does not read, it is cut off", peer.name());
          peer.close();
        }
      }
      round++;
      if (round % ROUNDS_PER_RANGE == 0) {
        blocks.announceRange();
      }
    } catch (RuntimeException e) {
      LOG.error("peers could not be looked after", e);
    }
  }

  @Override
  public void broadcast(PeerMessage message) {
    if (closed) {
      return;
    }
    switch (message) {
      case PeerMessage.Consensus about -> consensus.broadcast(about);
      case PeerMessage.NewBlock block -> blocks.broadcast(block);
      case PeerMessage.PooledTransaction(Bytes encoded) -> transactions.broadcast(encoded);
    }
  }

  @Override
  public Fetched fetchBlocks(long first) {
    return closed ? Fetched.NOTHING : download.fetch(first);
  }

  @Override
  public void blame(String peer, String fault) {
    peers.named(peer).ifPresent(it -> sessions.blame(it, PeerFault.breach(fault)));
  }

  @Override
  public int peerCount() {
    return peers.ready().size();
  }

  /// Those that are connected.
  public List<Peer> peers() {
    return peers.ready();
  }

  /// How others dial this node.
  public Enode enode() {
    return new Enode(settings.key().publicKey(), settings.host(), port);
  }

  /// Keeps a node connected from now on.
  ///
  /// @return false when it is kept already
  public boolean add(Enode node) {
    return !closed && dialer.keep(node);
  }

  /// Lets a node go and does not dial it again.
  ///
  /// @return false when it was neither kept nor connected
  public boolean remove(Enode node) {
    boolean kept = dialer.forget(node.publicKey());
    Optional<Peer> peer =
        peers.all().stream().filter(it -> it.id().equals(node.publicKey())).findFirst();
    peer.ifPresent(it -> it.end(DisconnectReason.REQUESTED, "the operator says so"));
    return kept || peer.isPresent();
  }

  @Override
  public void close() {
    closed = true;
    rounds.shutdownNow();
    explorer.close();
    if (discovery != null) {
      discovery.close();
    }
    if (listener != null) {
      listener.close();
    }
    peers.all().forEach(it -> it.end(DisconnectReason.CLIENT_QUITTING, "this node stops"));
    sessions.awaitEnd(LEAVING);
    dialer.close();
    peers.all().forEach(Peer::close);
    sessions.awaitEnd(STOP_TIMEOUT);
    transactions.close();
  }
}
