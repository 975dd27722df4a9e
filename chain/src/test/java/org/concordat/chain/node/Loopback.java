package org.concordat.chain.node;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.p2p.peer.Devp2pLink;
import org.concordat.chain.p2p.peer.Devp2pNetwork;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;

/// A devp2p network of nodes in this process: each has sockets, a chain with the blocks its handler
/// serves, and is connected to all that joined before it when joining returns.
final class Loopback implements Network {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_PEERS = 8;

  private final TestNetwork chain;
  private final Map<String, Joined> joined = new ConcurrentHashMap<>();

  Loopback(TestNetwork chain) {
    this.chain = chain;
  }

  @Override
  public Link join(String name, PeerHandler handler) {
    Ledger ledger = chain.open();
    handler.blocksFrom(1).forEach(it -> ledger.importBlock(Block.decode(it)));
    TransactionPool pool = new TransactionPool(PoolLimits.free(), () -> view(ledger));
    List<Enode> others = joined.values().stream().map(it -> it.link().enode()).toList();
    P2pSettings settings = new P2pSettings(key(name), HOST, HOST, 0, MAX_PEERS, others);
    LocalLedger local =
        LocalLedger.of(chain.genesis(), Word.of(TestNetwork.CHAIN_ID), ledger, pool);
    Devp2pLink link = new Devp2pNetwork(settings, local, Surroundings.system()).join(name, handler);
    joined.put(name, new Joined(link, pool, () -> joined.remove(name)));
    joined.values().forEach(this::awaitOthers);
    return joined.get(name);
  }

  private static SoftwareKey key(String name) {
    return SoftwareKey.of(TestNetwork.key(7_000 + name.hashCode()));
  }

  private static PoolView view(Ledger ledger) {
    var head = ledger.head().header();
    BlockRules rules = ledger.rulesAfter(head, head.timestamp());
    return new PoolView(
        ledger.stateAt(head),
        new TransactionValidator(rules.execution()),
        rules.baseFee(),
        head.gasLimit());
  }

  private void awaitOthers(Joined node) {
    Eventually.until("everybody connected", () -> node.peerCount() == joined.size() - 1);
  }

  /// What a node does with its own transactions: into the pool, then to the others.
  private record Joined(Devp2pLink link, TransactionPool pool, Runnable leaves) implements Link {
    @Override
    public void broadcast(PeerMessage message) {
      if (message instanceof PeerMessage.PooledTransaction(Bytes encoded)) {
        pool.add(Transaction.decode(encoded));
      }
      link.broadcast(message);
    }

    @Override
    public Fetched fetchBlocks(long first) {
      return link.fetchBlocks(first);
    }

    @Override
    public void blame(String peer, String fault) {
      link.blame(peer, fault);
    }

    @Override
    public int peerCount() {
      return link.peerCount();
    }

    @Override
    public void close() {
      leaves.run();
      link.close();
    }
  }

  void close() {
    List.copyOf(joined.values()).forEach(Joined::close);
  }
}
