package org.concordat.chain.consensus;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.ibft.IbftNode;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.state.Configuration;
import org.concordat.ibft.state.NodeState;
import org.jspecify.annotations.Nullable;

/// One node's consensus: events feed the protocol on one thread, and the effects that come back are
/// executed there.
///
/// A fault in here is a broken invariant or a disk that cannot be written: the loop stops, says so,
/// and signs nothing any more, while the node goes on serving what it has.
public final class ConsensusLoop implements AutoCloseable {
  /// Messages of peers waiting; Besu's `messagequeuelimit`. The node's own events are always taken,
  /// there are a handful at a time.
  static final int MAX_QUEUED_MESSAGES = 1000;

  private static final Logger LOG = LogManager.getLogger();
  private static final long MILLIS = 1000;
  private static final String SECOND_MACHINE =
      "another machine is running with this validator's key and signs with it. Stop one of the two:"
          + " together they tell the other validators different things, which counts as lying";

  private final String name;
  private final Ledger ledger;
  private final SafetyStore safety;
  private final SigningKey key;
  private final Workers workers;
  private final BlockWork work;
  private final BlockClock blockClock;
  private final EffectExecutor effects;
  private final InstantSource clock;
  private final Progress progress;
  private final Attendance attendance = new Attendance();
  private final StallWatch stalls;
  private final Semaphore messages = new Semaphore(MAX_QUEUED_MESSAGES);
  private @Nullable IbftNode node;
  private @Nullable OwnVoice voice;
  private volatile boolean halted;
  private volatile boolean closing;

  public ConsensusLoop(
      Ledger ledger,
      TransactionSource transactions,
      ValidatorVotes votes,
      SafetyStore safety,
      SigningKey key,
      ProducerPolicy policy,
      InstantSource clock,
      Link link) {
    this(
        ledger,
        transactions,
        votes,
        safety,
        key,
        policy,
        clock,
        link,
        new WorkerThreads(policy.name()));
  }

  ConsensusLoop(
      Ledger ledger,
      TransactionSource transactions,
      ValidatorVotes votes,
      SafetyStore safety,
      SigningKey key,
      ProducerPolicy policy,
      InstantSource clock,
      Link link,
      Workers workers) {
    this.name = policy.name();
    this.ledger = ledger;
    this.safety = safety;
    this.key = key;
    this.workers = workers;
    this.work =
        new BlockWork(
            ledger,
            transactions,
            votes,
            policy,
            clock,
            link,
            workers.blocks(),
            workers.fetches(),
            this::post,
            this::halt);
    this.blockClock =
        new BlockClock(
            ledger,
            clock,
            workers.timers(),
            this::step,
            work,
            key.address(),
            () -> link.peerCount() == 0,
            this::post);
    this.effects =
        new EffectExecutor(
            safety, new QbftSigner(key, policy.shape()), link, work, blockClock, this::said, name);
    this.clock = clock;
    this.progress = new Progress(Heads.of(ledger.head().header(), ledger), clock.instant());
    this.stalls = new StallWatch(this::status, clock, line -> LOG.warn("{}: {}", name, line));
  }

  public void start() {
    ledger.addHeadListener((head, _) -> newHead(head));
    step(this::startNode);
    work.requestSync();
    workers.every(StallWatch.LOOK_MILLIS, stalls::look);
  }

  private void newHead(Block head) {
    if (stopped()) {
      return;
    }
    try {
      post(new Event.NewBlock(Heads.of(head.header(), ledger)));
    } catch (RuntimeException e) {
      halt(e);
    }
  }

  /// A consensus message of a peer; decoded and verified on the caller's thread. What is true and
  /// not of the past is worth passing on, whether this node validates or not.
  public Reception received(PeerMessage.Consensus message) {
    if (stopped()) {
      return Reception.KEPT;
    }
    if (!messages.tryAcquire()) {
      LOG.debug("{}: busy, message dropped", name);
      return Reception.LOST;
    }
    try {
      IbftMessage read = QbftMessageReader.read(message, this::isValidator);
      step(() -> {
        messages.release();
        heard(read);
      });
      return read.height() > ledger.head().number()
          ? Reception.passedOn(Wire.address(read.author()))
          : Reception.KEPT;
    } catch (RlpException e) {
      messages.release();
      LOG.debug("{}: message {} refused: {}", name, message.code(), e.getMessage());
      return Reception.KEPT;
    }
  }

  /// A sealed block of a peer.
  public void announced(String from, Bytes encodedBlock) {
    work.announced(from, encodedBlock);
  }

  /// A peer says that its chain is this long.
  public void peerAt(long height) {
    if (height > ledger.head().number()) {
      work.requestSync();
    }
  }

  /// True once the loop has stopped because of a fault: the node no longer validates.
  public boolean isHalted() {
    return halted;
  }

  /// What this node knows of the height being decided, for operators.
  public ConsensusStatus status() {
    return progress.status(key.address(), halted, attendance.all());
  }

  private boolean isValidator(Address address) {
    return progress.validators().contains(Wire.id(address));
  }

  private boolean stopped() {
    return halted || closing;
  }

  private void post(Event event) {
    step(() -> on(event));
  }

  /// A message of our own comes back to us like anybody else's.
  private void said(IbftMessage message) {
    Objects.requireNonNull(voice).said(message);
    post(new Event.MessageReceived(message));
  }

  private void heard(IbftMessage message) {
    switch (Objects.requireNonNull(voice).of(message)) {
      case OTHER -> {
        attendance.heard(message, clock.instant());
        on(new Event.MessageReceived(message));
      }
      case OURS -> {}
      case EARLIER_LIFE ->
          LOG.warn(
              "{}: a message about {}/{} bears this validator's signature and was not sent since"
                  + " this node started; ignored",
              name,
              message.height(),
              message.round());
      case SECOND_MACHINE -> throw new IllegalStateException(SECOND_MACHINE);
    }
  }

  /// Everything that touches the protocol's state; nothing does any more once the loop is stopped.
  private void step(Runnable step) {
    if (!stopped()) {
      workers.protocol().execute(() -> guarded(step));
    }
  }

  private void guarded(Runnable step) {
    if (stopped()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      halt(e);
    }
  }

  private void on(Event event) {
    IbftNode running = Objects.requireNonNull(node);
    List<Effect> wanted = running.on(event);
    follow(running.state());
    execute(wanted);
  }

  private void follow(NodeState state) {
    if (progress.follow(state, clock.instant())) {
      BlockHeader head = ledger.head().header();
      Objects.requireNonNull(voice).onHead(head.number(), head.timestamp());
      attendance.keepOnly(state.validators().members().stream().map(Wire::address).toList());
    }
  }

  /// Asked before every effect, so that nothing is signed after the loop was told to stop.
  private void execute(List<Effect> wanted) {
    for (Effect effect : wanted) {
      if (stopped()) {
        return;
      }
      effects.execute(effect);
    }
  }

  private void halt(Throwable cause) {
    if (stopped()) {
      LOG.debug("{}: a fault while stopping", name, cause);
      return;
    }
    halted = true;
    LOG.fatal("{}: consensus halted, this node signs nothing until it is restarted", name, cause);
  }

  private void startNode() {
    Block head = ledger.head();
    long timeoutSeconds =
        ledger
            .rulesAfter(head.header(), head.header().timestamp())
            .consensus()
            .requestTimeoutSeconds();
    Configuration configuration =
        new Configuration(Wire.id(key.address()), timeoutSeconds * MILLIS, true);
    Optional<SafetyRecord> recorded = safety.load();
    voice = new OwnVoice(configuration.id(), recorded.orElse(null), clock.millis());
    IbftNode.Started started =
        IbftNode.start(configuration, Heads.of(head.header(), ledger), recorded, QbftBlock.ROUNDS);
    node = started.node();
    follow(node.state());
    if (recorded.isEmpty() && node.state().validators().size() > 1) {
      blockClock.listenFirst(configuration.requestTimeoutMillis());
    }
    execute(started.effects());
  }

  /// Returns when neither thread uses the ledger or the safety store any more.
  @Override
  public void close() {
    closing = true;
    work.stop();
    workers.close();
  }
}
