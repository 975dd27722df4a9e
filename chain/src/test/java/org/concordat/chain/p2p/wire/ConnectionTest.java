package org.concordat.chain.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two ends over loopback.
class ConnectionTest {
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final SecureRandom random = new SecureRandom();
  private final SoftwareKey a = SoftwareKey.generate(random);
  private final SoftwareKey b = SoftwareKey.generate(random);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ServerSocket server;
  private Socket dialling;
  private Socket accepting;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    dialling = new Socket(server.getInetAddress(), server.getLocalPort());
    accepting = server.accept();
  }

  @AfterEach
  void disconnect() throws IOException {
    dialling.close();
    accepting.close();
    server.close();
    threads.close();
  }

  private <T> Future<T> start(Callable<T> side) {
    return threads.submit(side);
  }

  private static Hello hello(SoftwareKey key) {
    return new Hello(Hello.VERSION, "test", Protocols.capabilities(), 0, key.publicKey());
  }

  @Test
  void bothSidesLearnWhoTheOtherIsAndThenTalk() throws Exception {
    Future<Connection> dialled =
        start(() -> Connection.initiate(dialling, a, b.publicKey(), random));
    Connection atB = Connection.accept(accepting, b, random);
    Connection atA = dialled.get();
    Future<Hello> fromB = start(() -> atA.exchange(hello(a)));
    assertThat(atB.exchange(hello(b))).isEqualTo(hello(a));
    assertThat(fromB.get()).isEqualTo(hello(b));
    assertThat(atB.remoteKey()).isEqualTo(a.publicKey());
    byte[] large = new byte[3_000_000];
    new Random(5).nextBytes(large);
    for (Bytes payload : List.of(Bytes.of(1, 2), Bytes.wrap(large), Bytes.EMPTY)) {
      Future<Message> read = start(() -> atB.read(IDLE));
      atA.write(new Message(0x12, payload));
      assertThat(read.get()).isEqualTo(new Message(0x12, payload));
    }
  }

  @Test
  void whoDoesNotHoldTheKeyCannotAnswer() throws Exception {
    SoftwareKey impostor = SoftwareKey.generate(random);
    Future<Connection> dialled =
        start(() -> Connection.initiate(dialling, a, b.publicKey(), random));
    assertThatThrownBy(() -> Connection.accept(accepting, impostor, random))
        .isInstanceOf(PeerFault.class);
    accepting.close();
    assertThatThrownBy(dialled::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void garbageInsteadOfAHandshakeEndsIt() throws Exception {
    byte[] garbage = new byte[4_000];
    random.nextBytes(garbage);
    garbage[0] = 1;
    dialling.getOutputStream().write(garbage);
    assertThatThrownBy(() -> Connection.accept(accepting, b, random)).isInstanceOf(PeerFault.class);
  }

  @Test
  void silenceIsTolerableUntilTheCallerSaysOtherwise() throws Exception {
    Future<Connection> dialled =
        start(() -> Connection.initiate(dialling, a, b.publicKey(), random));
    Connection atB = Connection.accept(accepting, b, random);
    Connection atA = dialled.get();
    assertThatThrownBy(() -> atB.read(Duration.ofMillis(20)))
        .isInstanceOf(SocketTimeoutException.class);
    atA.write(Message.ping());
    assertThat(atB.read(IDLE)).isEqualTo(Message.ping());
  }

  @Test
  void aFirstMessageThatIsTooLongForAHelloIsNotRead() throws Exception {
    Future<Connection> dialled =
        start(() -> Connection.initiate(dialling, a, b.publicKey(), random));
    Connection atB = Connection.accept(accepting, b, random);
    dialled.get().write(new Message(Message.HELLO, Bytes.wrap(new byte[Hello.MAX_SIZE + 1])));
    assertThatThrownBy(() -> atB.exchange(hello(b)))
        .isInstanceOf(PeerFault.class)
        .hasMessageContaining("a frame of");
  }

  @Test
  void closingFromOutsideEndsARead() throws Exception {
    Future<Connection> dialled =
        start(() -> Connection.initiate(dialling, a, b.publicKey(), random));
    Connection atB = Connection.accept(accepting, b, random);
    dialled.get();
    Future<Message> read = start(() -> atB.read(IDLE));
    atB.close();
    assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
  }
}
