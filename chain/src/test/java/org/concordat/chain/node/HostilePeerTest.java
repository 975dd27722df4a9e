package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.chain.p2p.DisconnectReason.ALREADY_CONNECTED;
import static org.concordat.chain.p2p.DisconnectReason.BREACH_OF_PROTOCOL;
import static org.concordat.chain.p2p.DisconnectReason.CONNECTED_TO_SELF;
import static org.concordat.chain.p2p.DisconnectReason.TOO_MANY_PEERS;
import static org.concordat.chain.p2p.DisconnectReason.USELESS_PEER;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.peer.RawPeer;
import org.concordat.chain.p2p.rlpx.FrameReader;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.types.Block;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One validator on devp2p, and everything a peer can do to it. Whatever it is, the connection ends
/// with the reason that fits, or goes on where the peer may be honest, and blocks are made all the
/// while.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePeerTest {
  private static final long PAUSE_NANOS = 20_000_000;

  private final Cluster cluster =
      Cluster.onSockets(
          new TestNetwork(1)
              .atFork(Milestone.PRAGUE)
              .withLaterFork(Milestone.OSAKA, HostileAttacks.LATER));
  private final Node victim = cluster.start(0);
  private final Enode enode = victim.enode().orElseThrow();

  @AfterAll
  void stop() {
    cluster.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.concordat.chain.node.HostileAttacks#faults")
  void theConnectionEndsForThatReason(
      String situation, DisconnectReason reason, HostileAttacks.Attack attack) throws IOException {
    try (RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger())) {
      attack.by(peer);
      assertThat(peer.awaitEnd()).as(situation).contains(reason);
    }
    assertBlocksGoOn();
  }

  private void assertBlocksGoOn() {
    cluster.awaitHead(0, cluster.head(0) + 1);
  }

  /// What an honest peer might do on a bad day, or what costs nothing to pass over.
  @ParameterizedTest(name = "{0}")
  @MethodSource("org.concordat.chain.node.HostileAttacks#oddities")
  void thePeerIsStillAnsweredAndBlocksGoOn(String situation, HostileAttacks.Attack attack)
      throws IOException {
    try (RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger())) {
      peer.hello().mirrorStatus();
      attack.by(peer);
      assertBlocksGoOn();
      peer.send(new EthMessage.GetBlockHeaders(9, new EthMessage.Start.AtNumber(0), 1, 0, false));
      EthMessage.BlockHeaders answer =
          (EthMessage.BlockHeaders) peer.await(EthMessage.BlockHeaders.class);
      while (answer.requestId() != 9) {
        answer = (EthMessage.BlockHeaders) peer.await(EthMessage.BlockHeaders.class);
      }
      assertThat(answer.headers()).as(situation).hasSize(1);
    }
  }

  @Test
  void aNodeIsNotItsOwnPeer() throws IOException {
    try (RawPeer peer = RawPeer.dial(enode, SoftwareKey.of(cluster.key(0)))) {
      assertThat(peer.hello().awaitEnd()).contains(CONNECTED_TO_SELF);
    }
  }

  @Test
  void ofTwoConnectionsInOneDirectionTheFirstStays() throws IOException {
    SoftwareKey twin = HostileAttacks.stranger();
    try (RawPeer first = RawPeer.dial(enode, twin);
        RawPeer second = RawPeer.dial(enode, twin)) {
      first.hello().mirrorStatus();
      assertThat(second.hello().awaitEnd()).contains(ALREADY_CONNECTED);
      first.send(Message.PING, HostileAttacks.EMPTY);
      first.send(new EthMessage.GetBlockHeaders(1, new EthMessage.Start.AtNumber(0), 1, 0, false));
      assertThat(first.await(EthMessage.BlockHeaders.class)).isNotNull();
    }
  }

  @Test
  void whoBrokeTheProtocolIsNotLetInAgainAtOnce() throws IOException {
    SoftwareKey offender = HostileAttacks.stranger();
    try (RawPeer peer = RawPeer.dial(enode, offender)) {
      peer.hello().mirrorStatus();
      peer.send(0x7f, HostileAttacks.EMPTY);
      assertThat(peer.awaitEnd()).contains(BREACH_OF_PROTOCOL);
    }
    try (RawPeer again = RawPeer.dial(enode, offender)) {
      assertThat(again.hello().awaitEnd()).contains(USELESS_PEER);
    }
  }

  @Test
  void aBlockThatItsSealsDoNotCarryIsItsSendersFault() throws IOException {
    try (RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger())) {
      peer.hello().mirrorStatus();
      CompletableFuture<Optional<DisconnectReason>> end =
          CompletableFuture.supplyAsync(peer::awaitEndUnchecked);
      while (!end.isDone()) {
        peer.send(new EthMessage.NewBlock(forged().encode(), Word.of(9)));
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      assertThat(end.join()).contains(BREACH_OF_PROTOCOL);
    }
    assertBlocksGoOn();
  }

  /// On the head of this moment, and sealed by nobody.
  private Block forged() {
    return cluster.network().build(victim.ledger(), List.of());
  }

  @Test
  void whoeverDialsFindsAShareOfThePlacesAndIsToldWhenItIsTaken() throws IOException {
    List<RawPeer> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < Cluster.MAX_INBOUND; i++) {
        RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger());
        crowd.add(peer);
        peer.hello().mirrorStatus();
      }
      try (RawPeer late = RawPeer.dial(enode, HostileAttacks.stranger())) {
        assertThat(late.hello().awaitEnd()).contains(TOO_MANY_PEERS);
      }
    } finally {
      for (RawPeer peer : crowd) {
        peer.close();
      }
    }
  }

  /// Its Hello, the header of a frame, and the body of one: a byte now and then would take minutes.
  @Test
  void whoDripsIsDroppedWhenItsTimeIsUpAndKeepsNobodyOut() throws IOException {
    byte[] data = new byte[1_000];
    data[0] = Message.PING;
    try (RawPeer first = RawPeer.dial(enode, HostileAttacks.stranger());
        RawPeer second = RawPeer.dial(enode, HostileAttacks.stranger());
        RawPeer third = RawPeer.dial(enode, HostileAttacks.stranger())) {
      first.drip(first.helloData(), 1);
      second.hello().mirrorStatus();
      second.drip(data, 1);
      third.hello().mirrorStatus();
      third.drip(data, FrameReader.HEADER_SIZE);
      try (RawPeer honest = RawPeer.dial(enode, HostileAttacks.stranger())) {
        assertThat(honest.hello().mirrorStatus()).isNotNull();
      }
      assertBlocksGoOn();
      assertThat(List.of(first, second, third))
          .allSatisfy(it -> assertThat(it.awaitEnd()).contains(BREACH_OF_PROTOCOL));
    }
  }

  @Test
  void garbageInsteadOfAHandshakeIsNotAnswered() throws IOException {
    try (Socket socket = new Socket(enode.host(), enode.port())) {
      byte[] garbage = new byte[2048];
      new Random(7).nextBytes(garbage);
      garbage[0] = 1;
      socket.getOutputStream().write(garbage);
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    assertBlocksGoOn();
  }

  @Test
  void strangersWhoSayNothingKeepOnlyTheirOwnAddressOut() throws IOException {
    List<Socket> strangers = new ArrayList<>();
    InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
    try {
      for (int i = 0; i < 200; i++) {
        strangers.add(new Socket(enode.host(), enode.port(), elsewhere, 0));
      }
      try (RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger())) {
        assertThat(peer.hello().mirrorStatus()).isNotNull();
      }
      assertBlocksGoOn();
    } finally {
      for (Socket socket : strangers) {
        socket.close();
      }
    }
  }

  @Test
  void whoAsksWithoutReadingIsCutOff() throws IOException {
    try (RawPeer peer = RawPeer.dial(enode, HostileAttacks.stranger())) {
      peer.hello().mirrorStatus();
      assertThatThrownBy(
              () -> {
                while (true) {
                  peer.send(
                      new EthMessage.GetBlockHeaders(
                          1, new EthMessage.Start.AtNumber(0), 512, 0, false));
                }
              })
          .isInstanceOf(SocketException.class);
    }
    assertBlocksGoOn();
  }
}
