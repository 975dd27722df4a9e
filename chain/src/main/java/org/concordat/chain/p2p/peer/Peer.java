package org.concordat.chain.p2p.peer;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.EthReader;
import org.concordat.chain.p2p.eth.EthWriter;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.wire.Connection;
import org.concordat.chain.p2p.wire.Disconnects;
import org.concordat.chain.p2p.wire.Hello;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.p2p.wire.MessageSpace;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;

/// The other end of one connection, after both Hellos. Any thread may send; its own session reads.
public final class Peer {
  /// Hashes of each kind it is remembered to have.
  static final int KNOWN_TRANSACTIONS = 16_384;

  static final int KNOWN_BLOCKS = 256;

  /// In a row. An honest peer may once have been asked too soon.
  static final int MAX_DISAPPOINTMENTS = 5;

  static final int KNOWN_MESSAGES = 2048;

  private static final Logger LOG = LogManager.getLogger();
  private static final int NAME_DIGITS = 16;

  /// Who dialled.
  enum Direction {
    INBOUND,
    OUTBOUND
  }

  private final Connection connection;
  private final Hello hello;
  private final MessageSpace space;
  private final int ethVersion;
  private final Direction direction;
  private final boolean isStatic;
  private final Address address;
  private final EthWriter writer;
  private final Outbox outbox = new Outbox();
  private final Requests requests = new Requests();
  private final AtomicLong height = new AtomicLong();
  private final AtomicInteger disappointments = new AtomicInteger();
  private final AtomicLong writingSince = new AtomicLong();
  private volatile boolean ready;

  final SeenHashes knownTransactions = new SeenHashes(KNOWN_TRANSACTIONS);
  final SeenHashes knownBlocks = new SeenHashes(KNOWN_BLOCKS);
  final SeenHashes knownMessages = new SeenHashes(KNOWN_MESSAGES);
  final WantedTransactions wantedTransactions = new WantedTransactions();

  Peer(
      Connection connection,
      Hello hello,
      MessageSpace space,
      int ethVersion,
      Direction direction,
      boolean isStatic) {
    this.connection = connection;
    this.hello = hello;
    this.space = space;
    this.ethVersion = ethVersion;
    this.direction = direction;
    this.isStatic = isStatic;
    this.address = SoftwareKey.addressOf(hello.nodeId());
    this.writer = new EthWriter(ethVersion);
  }

  // Who it is

  public Bytes id() {
    return hello.nodeId();
  }

  public Hello hello() {
    return hello;
  }

  /// Under which it would be a validator.
  Address address() {
    return address;
  }

  public String host() {
    return connection.remoteHost();
  }

  public boolean isInbound() {
    return direction == Direction.INBOUND;
  }

  public boolean isStatic() {
    return isStatic;
  }

  String name() {
    return id().toUnprefixedHexString().substring(0, NAME_DIGITS) + "@" + host();
  }

  /// The version of `eth` spoken with it.
  public int ethVersion() {
    return ethVersion;
  }

  Connection connection() {
    return connection;
  }

  MessageSpace space() {
    return space;
  }

  Outbox outbox() {
    return outbox;
  }

  Requests requests() {
    return requests;
  }

  EthReader reader() {
    return new EthReader(ethVersion);
  }

  // What it has

  /// The height of its chain as it claims it; 0 until it has.
  public long height() {
    return height.get();
  }

  void raiseHeight(long claimed) {
    height.accumulateAndGet(claimed, Math::max);
  }

  /// It did not have what it claimed, or did not say.
  ///
  /// @param claimed what it was asked by; a claim it has made since stands
  /// @throws PeerFault when that has happened too often
  void disappoints(long claimed, long heightAtMost) {
    height.compareAndSet(claimed, heightAtMost);
    if (disappointments.incrementAndGet() >= MAX_DISAPPOINTMENTS) {
      throw new PeerFault(DisconnectReason.USELESS_PEER, "it does not have what it claims");
    }
  }

  /// It had what it claimed.
  void delivers() {
    disappointments.set(0);
  }

  boolean isReady() {
    return ready && !outbox.isFinished();
  }

  void becomesReady() {
    ready = true;
  }

  // Speaking

  boolean speaksIstanbul() {
    return space.version(Protocols.ISTANBUL).isPresent();
  }

  void send(Lane lane, EthMessage message) {
    send(lane, writer.message(message, space));
  }

  void sendConsensus(int code, Bytes payload) {
    send(Lane.CONSENSUS, space.message(Protocols.ISTANBUL, code, payload));
  }

  void send(Lane lane, Message message) {
    if (!outbox.offer(lane, message) && lane.mustArrive()) {
      end(DisconnectReason.TIMEOUT, "it does not read");
    }
  }

  /// Asks without waiting.
  <T extends EthMessage.Answer> CompletableFuture<T> ask(
      Class<T> kind, LongFunction<EthMessage> question) {
    Requests.Asked<T> asked = requests.ask(kind);
    if (!asked.answer().isDone()) {
      send(Lane.EXCHANGE, question.apply(asked.id()));
    }
    return asked.answer();
  }

  /// Asks and waits; empty when no answer came in time.
  <T extends EthMessage.Answer> Optional<T> answerTo(
      Class<T> kind, LongFunction<EthMessage> question) {
    try {
      return Optional.of(ask(kind, question).get());
    } catch (ExecutionException e) {
      LOG.debug("{} did not answer", name());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  // The end

  /// Tells it why and says no more. Its session notices.
  void end(DisconnectReason reason, String why) {
    if (!outbox.isFinished()) {
      LOG.info("disconnects {} ({}): {}", name(), reason, why);
    }
    outbox.finish(Disconnects.of(reason));
  }

  boolean isEnding() {
    return outbox.isFinished();
  }

  /// Writes until the outbox is finished. For the writer's thread.
  void write(InstantSource clock) {
    try {
      Optional<Message> next = outbox.take();
      while (next.isPresent()) {
        writingSince.set(clock.millis());
        connection.write(next.get());
        writingSince.set(0);
        next = outbox.take();
      }
    } catch (IOException e) {
      LOG.debug("{}: {}", name(), e.getMessage());
      outbox.finish(Disconnects.of(DisconnectReason.TCP_ERROR));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Since when one message has been being written; 0 for none.
  long writingSince() {
    return writingSince.get();
  }

  void close() {
    requests.close();
    connection.close();
  }
}
