package org.concordat.deploy.chaos;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.consensus.DoubleSigns;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.node.Transport;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;

/// A peer of every member that listens to what validators sign, keeps nothing else and passes
/// nothing on: it is no way around a partition.
final class Eavesdropper implements PeerHandler, AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MOST_PEERS = 16;
  private static final int MOST_FINDINGS = 100;

  private final DoubleSigns doubleSigns = new DoubleSigns();
  private final List<String> findings = new ArrayList<>();
  private Optional<Link> link = Optional.empty();

  void join(GenesisFile genesis, SoftwareKey key, List<Enode> members) {
    Ledger ledger = LedgerOpening.open(genesis, new InMemoryKeyValueStore(), Clock.systemUTC());
    TransactionPool pool = new TransactionPool(PoolLimits.free(), () -> PoolView.of(ledger));
    P2pSettings settings = new P2pSettings(key, HOST, HOST, 0, MOST_PEERS, members);
    Transport devp2p = Transport.devp2p(settings, Optional.empty(), Surroundings.system());
    link = Optional.of(devp2p.over(genesis, ledger, pool).join("eavesdropper", this));
  }

  @Override
  public Reception received(String from, PeerMessage message) {
    if (message instanceof PeerMessage.Consensus consensus) {
      doubleSigns.hear(consensus).ifPresent(this::found);
    }
    return Reception.KEPT;
  }

  private synchronized void found(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  synchronized List<String> findings() {
    return List.copyOf(findings);
  }

  long heard() {
    return doubleSigns.heard();
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
