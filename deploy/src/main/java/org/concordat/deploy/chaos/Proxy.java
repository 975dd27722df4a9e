package org.concordat.deploy.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP port on loopback that leads to another one, until it is cut or slowed down. Every
/// connection has two virtual threads, one for each direction.
final class Proxy implements AutoCloseable {
  /// What is kept of what the newest dialler sent first.
  static final int RECORDED_BYTES = 16 * 1024;

  private static final int CHUNK_BYTES = 16 * 1024;
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile int delayMillis;
  private volatile byte[] recorded = new byte[0];

  private Proxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static Proxy to(int target) {
    try {
      Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().name("proxy-" + proxy.port()).start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /// Ends every connection, and every new one at once, until [#mend].
  void cut() {
    cut = true;
    sockets.forEach(Proxy::close);
  }

  void mend() {
    cut = false;
  }

  /// @param millis that every chunk of bytes waits, in either direction; 0 for none
  void slowDown(int millis) {
    delayMillis = millis;
  }

  /// The beginning of what was sent through here last.
  byte[] recorded() {
    return recorded.clone();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket dialler = server.accept();
        if (cut) {
          close(dialler);
        } else {
          Thread.ofVirtual().start(() -> join(dialler));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket dialler) {
    Socket dialled = new Socket();
    sockets.add(dialler);
    sockets.add(dialled);
    try {
      dialled.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      Thread back = Thread.ofVirtual().start(() -> pump(dialled, dialler, false));
      pump(dialler, dialled, true);
      back.join();
    } catch (IOException unreachable) {
      close(dialler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(dialler);
      close(dialled);
      sockets.remove(dialler);
      sockets.remove(dialled);
    }
  }

  private void pump(Socket from, Socket to, boolean record) {
    byte[] chunk = new byte[CHUNK_BYTES];
    boolean first = record;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        if (first) {
          recorded = java.util.Arrays.copyOf(chunk, Math.min(count, RECORDED_BYTES));
          first = false;
        }
        Thread.sleep(delayMillis);
        out.write(chunk, 0, count);
        out.flush();
      }
    } catch (IOException over) {
      close(from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(to);
      close(from);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Proxy::close);
  }
}
