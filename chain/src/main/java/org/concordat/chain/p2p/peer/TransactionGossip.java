package org.concordat.chain.p2p.peer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.peer.TransactionInbox.Arrival;
import org.concordat.chain.p2p.peer.TransactionMessages.Item;
import org.concordat.chain.types.Transaction;

/// Spreads transactions: in full to about the square root of the peers, by hash to the others. One
/// thread takes them in and passes them on, so that no flood of them occupies a peer's reader,
/// which consensus needs.
final class TransactionGossip implements AutoCloseable {
  /// Longest transaction taken: what pools of today's nodes keep.
  static final int MAX_TRANSACTION_BYTES = 128 * 1024;

  /// Handled, and passed on, together.
  static final int BATCH = 256;

  /// Transactions remembered, so that each is handled once.
  static final int SEEN = 65_536;

  private static final Logger LOG = LogManager.getLogger();

  private final PeerSet peers;
  private final PeerHandler handler;
  private final Random random;
  private final SeenHashes seen = new SeenHashes(SEEN);
  private final TransactionInbox inbox = new TransactionInbox();
  private final BiConsumer<Peer, PeerFault> blame;
  private final TransactionRequests requests;
  private final Thread thread = Thread.ofVirtual().name("transactions").unstarted(this::run);

  TransactionGossip(
      PeerSet peers, PeerHandler handler, Random random, BiConsumer<Peer, PeerFault> blame) {
    this.peers = peers;
    this.handler = handler;
    this.random = random;
    this.blame = blame;
    this.requests = new TransactionRequests(seen::contains, this::arrived, blame);
  }

  void start() {
    thread.start();
  }

  /// One of this node's own.
  void broadcast(Bytes encoded) {
    Bytes32 hash = Keccak.hash(encoded);
    seen.add(hash);
    if (!inbox.offer(new Arrival(Optional.empty(), new Item(encoded, hash)))) {
      LOG.warn("too many transactions at once: {} is not passed on", hash);
    }
  }

  void received(Peer from, EthMessage.Transactions message) {
    message.encoded().forEach(encoded -> arrived(from, encoded));
  }

  void received(Peer from, EthMessage.NewPooledTransactionHashes message) {
    requests.announced(from, message.hashes());
  }

  private void arrived(Peer from, Bytes encoded) {
    if (encoded.size() > MAX_TRANSACTION_BYTES) {
      blame.accept(from, PeerFault.breach("a transaction of " + encoded.size() + " bytes"));
      return;
    }
    Bytes32 hash = Keccak.hash(encoded);
    from.knownTransactions.add(hash);
    if (!seen.contains(hash)
        && inbox.offer(new Arrival(Optional.of(from), new Item(encoded, hash)))) {
      seen.add(hash);
    }
  }

  /// Tells a new peer what waits here.
  void joined(Peer peer, List<Transaction> pooled) {
    List<Item> unknown =
        pooled.stream()
            .map(it -> new Item(it.encode(), it.hash()))
            .filter(it -> peer.knownTransactions.add(it.hash()))
            .toList();
    TransactionMessages.announced(unknown).forEach(it -> peer.send(Lane.GOSSIP, it));
  }

  private void run() {
    try {
      while (true) {
        spread(inbox.take(BATCH).stream().filter(this::isWorthPassingOn).toList());
      }
    } catch (InterruptedException e) {
      LOG.debug("transactions are not passed on any more");
    }
  }

  private boolean isWorthPassingOn(Arrival arrival) {
    try {
      return arrival.from().isEmpty()
          || handler
              .received(
                  arrival.from().get().name(),
                  new PeerMessage.PooledTransaction(arrival.item().encoded()))
              .passOn();
    } catch (RuntimeException e) {
      LOG.error("transaction {} could not be handled", arrival.item().hash(), e);
      return false;
    }
  }

  private void spread(List<Arrival> fresh) {
    List<Peer> ready = new ArrayList<>(peers.ready());
    Collections.shuffle(ready, random);
    long inFull = Math.round(Math.sqrt(ready.size()));
    for (int i = 0; i < ready.size(); i++) {
      Peer peer = ready.get(i);
      List<Item> unknown =
          fresh.stream()
              .map(Arrival::item)
              .filter(it -> peer.knownTransactions.add(it.hash()))
              .toList();
      List<EthMessage> messages =
          i < inFull ? TransactionMessages.inFull(unknown) : TransactionMessages.announced(unknown);
      messages.forEach(it -> peer.send(Lane.GOSSIP, it));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
