package org.concordat.chain.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;

/// Nodes in one process: each has a bounded mailbox and a thread that empties it. Peers can be cut
/// off and joined again, which is how tests stop a validator without stopping its process.
public final class InMemoryNetwork implements Network {
  private static final Logger LOG = LogManager.getLogger();

  private final Map<String, Mailbox> mailboxes = new ConcurrentSkipListMap<>();

  @Override
  public Link join(String name, PeerHandler handler) {
    Mailbox mailbox = new Mailbox(name, handler);
    if (mailboxes.putIfAbsent(name, mailbox) != null) {
      throw new IllegalArgumentException(name + " has joined already");
    }
    mailbox.start();
    return new MemoryLink(mailbox);
  }

  private List<Mailbox> others(Mailbox own) {
    List<Mailbox> others = new ArrayList<>(mailboxes.values());
    return others.remove(own) ? others : new ArrayList<>();
  }

  private final class MemoryLink implements Link {
    private final Mailbox own;
    private final AtomicInteger asked = new AtomicInteger();

    MemoryLink(Mailbox own) {
      this.own = own;
    }

    @Override
    public void broadcast(PeerMessage message) {
      others(own).forEach(mailbox -> mailbox.offer(own.owner(), message));
    }

    @Override
    public Fetched fetchBlocks(long first) {
      List<Mailbox> peers = others(own);
      Collections.rotate(peers, -Math.floorMod(asked.getAndIncrement(), Math.max(1, peers.size())));
      for (Mailbox peer : peers) {
        List<Bytes> blocks = peer.serve(first);
        if (!blocks.isEmpty()) {
          return new Fetched(peer.owner(), blocks);
        }
      }
      return Fetched.NOTHING;
    }

    /// Whoever shares a process is let be.
    @Override
    public void blame(String peer, String fault) {
      LOG.warn("{} blames {}: {}", own.owner(), peer, fault);
    }

    @Override
    public int peerCount() {
      return others(own).size();
    }

    @Override
    public void close() {
      if (mailboxes.remove(own.owner(), own)) {
        own.stop();
      }
    }
  }
}
