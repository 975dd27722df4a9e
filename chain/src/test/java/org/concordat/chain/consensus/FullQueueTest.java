package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

/// A loop whose thread does not get its turn while messages come.
class FullQueueTest {
  private static final long START = 1_700_000_010_000L;

  private final TestNetwork network = new TestNetwork(4);
  private final VirtualTime time = new VirtualTime(START);
  private final InstantSource clock = () -> Instant.ofEpochMilli(time.nowMillis());

  @Test
  void whatFindsNoRoomIsNotSaidToBeHandledAndIsWelcomeLater() {
    Ledger ledger = network.open();
    ConsensusLoop loop = loop(ledger);
    loop.start();
    PeerMessage.Consensus message =
        new Forgery(SoftwareKey.of(network.validatorKeys().get(1))).prepare(1, 0, (byte) 7);
    for (int i = 0; i < ConsensusLoop.MAX_QUEUED_MESSAGES; i++) {
      assertThat(loop.received(message).handled()).isTrue();
    }
    assertThat(loop.received(message)).isEqualTo(Reception.LOST);
    while (time.runNext(START)) {
      assertThat(loop.isHalted()).isFalse();
    }
    assertThat(loop.received(message).passOn()).isTrue();
  }

  private ConsensusLoop loop(Ledger ledger) {
    return new ConsensusLoop(
        ledger,
        TransactionSource.NONE,
        new ValidatorVotes(),
        new StoredSafetyRecords(new CrashingStore(new Random(1))),
        SoftwareKey.of(network.validatorKeys().get(0)),
        new ProducerPolicy("busy", TestNetwork.GAS_LIMIT, Bytes.EMPTY, WireShape.LEGACY),
        clock,
        new Deaf(),
        new VirtualWorkers(time, new Random(1)));
  }

  private static final class Deaf implements Link {
    @Override
    public void broadcast(PeerMessage message) {}

    @Override
    public Fetched fetchBlocks(long first) {
      return Fetched.NOTHING;
    }

    @Override
    public void blame(String peer, String fault) {}

    @Override
    public int peerCount() {
      return 3;
    }

    @Override
    public void close() {}
  }
}
