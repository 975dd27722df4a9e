package org.concordat.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private ServerSocket target;
  private Proxy proxy;

  @BeforeEach
  void listen() throws IOException {
    target = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    proxy = Proxy.to(target.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    target.close();
  }

  @Test
  void bytesGoBothWaysAndTheFirstAreRecorded() throws IOException {
    try (Socket dialler = dial();
        Socket dialled = target.accept()) {
      send(dialler, "hello");
      assertThat(read(dialled, 5)).isEqualTo("hello");
      send(dialled, "you too");
      assertThat(read(dialler, 7)).isEqualTo("you too");
      assertThat(proxy.recorded()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void aCutEndsConnectionsAndRefusesNewOnesUntilItIsMended() throws IOException {
    try (Socket dialler = dial();
        Socket dialled = target.accept()) {
      send(dialler, "hello");
      assertThat(read(dialled, 5)).isEqualTo("hello");
      proxy.cut();
      assertThat(isOver(dialler)).isTrue();
      assertThat(isOver(dialled)).isTrue();
      try (Socket refused = dial()) {
        assertThat(isOver(refused)).isTrue();
      }
      proxy.mend();
      try (Socket again = dial();
          Socket reached = target.accept()) {
        send(again, "again");
        assertThat(read(reached, 5)).isEqualTo("again");
      }
    }
  }

  private Socket dial() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private static boolean isOver(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
