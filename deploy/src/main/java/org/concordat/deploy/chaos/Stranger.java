package org.concordat.deploy.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;

/// Connects to a member's port again and again and sends what no peer would, until it is closed.
final class Stranger implements AutoCloseable {
  private static final int GARBAGE_BYTES = 64 * 1024;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int BETWEEN_MILLIS = 200;

  private final int port;
  private final Fault.Attack attack;
  private final byte[] overheard;
  private final Random random;
  private final Thread thread;

  /// @param overheard what to replay
  Stranger(int port, Fault.Attack attack, byte[] overheard, Random random) {
    this.port = port;
    this.attack = attack;
    this.overheard = overheard;
    this.random = random;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  Stranger start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        visit();
        Thread.sleep(BETWEEN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void visit() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(bytes());
      out.flush();
    } catch (IOException refused) {
      Thread.onSpinWait();
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[GARBAGE_BYTES];
    random.nextBytes(bytes);
    return switch (attack) {
      case GARBAGE -> bytes;
      case OVERSIZED -> {
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xff;
        yield bytes;
      }
      case REPLAYED -> overheard;
    };
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
