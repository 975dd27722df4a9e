package org.concordat.chain.p2p.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.rlpx.FrameReader;
import org.concordat.chain.p2p.rlpx.FrameWriter;
import org.concordat.chain.p2p.rlpx.HandshakePacket;
import org.concordat.chain.p2p.rlpx.Initiator;
import org.concordat.chain.p2p.rlpx.Recipient;
import org.concordat.chain.p2p.rlpx.Secrets;
import org.concordat.genesis.keys.NodeKey;

/// An encrypted connection on one socket. One thread may read while another writes; closing from
/// any thread ends both.
public final class Connection implements AutoCloseable {
  /// For each packet of the handshake, and until the first message begins.
  public static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

  /// For the header of a frame once its first byte has come, and for a body of no length.
  public static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);

  /// What a body may take beyond that: bytes in a second. A link that is slower carries no chain.
  static final int SLOWEST = 100_000;

  /// How memory for a frame grows at first: a size that is claimed costs nothing until bytes come.
  private static final int FIRST_CHUNK = 64 * 1024;

  private static final int SINK = 8 * 1024;
  private static final long MILLIS = 1_000;

  private static final Logger LOG = LogManager.getLogger();

  private final Socket socket;
  private final Bytes remoteKey;
  private final FrameReader reader;
  private final FrameWriter writer;

  private Connection(Socket socket, Bytes remoteKey, Secrets secrets) {
    this.socket = socket;
    this.remoteKey = remoteKey;
    this.reader = new FrameReader(secrets);
    this.writer = new FrameWriter(secrets);
  }

  /// The initiator's handshake.
  ///
  /// @param socket connected; the caller closes it when this throws
  /// @throws PeerFault when the peer does not hold `remoteKey`
  public static Connection initiate(
      Socket socket, NodeKey own, Bytes remoteKey, SecureRandom random) throws IOException {
    Initiator initiator = Initiator.start(own, remoteKey, random);
    socket.getOutputStream().write(initiator.auth().toArrayUnsafe());
    Bytes ack = readPacket(socket);
    return new Connection(socket, remoteKey, initiator.secrets(ack));
  }

  /// The recipient's handshake.
  public static Connection accept(Socket socket, NodeKey own, SecureRandom random)
      throws IOException {
    Recipient.Accepted accepted = Recipient.accept(own, readPacket(socket), random);
    socket.getOutputStream().write(accepted.ack().toArrayUnsafe());
    return new Connection(socket, accepted.remoteKey(), accepted.secrets());
  }

  private static Bytes readPacket(Socket socket) throws IOException {
    Deadline deadline = Deadline.in(HANDSHAKE_TIMEOUT);
    byte[] prefix = readFully(socket, HandshakePacket.PREFIX, deadline);
    byte[] body = readFully(socket, HandshakePacket.bodySize(prefix), deadline);
    return Bytes.wrap(Bytes.wrap(prefix), Bytes.wrap(body)).copy();
  }

  /// Sends our Hello and reads the peer's.
  ///
  /// @throws PeerFault when it is something else, or by another key than the handshake's
  public Hello exchange(Hello own) throws IOException {
    write(new Message(Message.HELLO, own.encode()));
    Message first = read(HANDSHAKE_TIMEOUT, Hello.MAX_SIZE);
    return Hellos.accept(first, remoteKey);
  }

  /// The next message, compressed ones opened.
  ///
  /// @param idle how long to wait for its first byte
  /// @throws SocketTimeoutException when nothing came in that time; reading may go on
  /// @throws PeerFault when what came is not a message
  public Message read(Duration idle) throws IOException {
    return read(idle, MessageCodec.MAX_DATA);
  }

  private Message read(Duration idle, int maxData) throws IOException {
    byte[] first = readFully(socket, 1, Deadline.in(idle));
    try {
      byte[] header = Arrays.copyOf(first, FrameReader.HEADER_SIZE);
      Deadline soon = Deadline.in(FRAME_TIMEOUT);
      byte[] rest = readFully(socket, FrameReader.HEADER_SIZE - 1, soon);
      System.arraycopy(rest, 0, header, 1, rest.length);
      int size = reader.dataSize(header);
      if (size > maxData) {
        throw PeerFault.breach("a frame of " + size + " bytes");
      }
      Deadline deadline = Deadline.in(FRAME_TIMEOUT.plusMillis(MILLIS * size / SLOWEST));
      byte[] body = readFully(socket, FrameReader.bodySize(size), deadline);
      return MessageCodec.decode(reader.data(body, size));
    } catch (SocketTimeoutException e) {
      throw PeerFault.breach("a frame that never ends");
    }
  }

  public void write(Message message) throws IOException {
    socket.getOutputStream().write(writer.write(MessageCodec.encode(message)));
  }

  /// Says no more, and reads on for a moment without looking. Closing at once, while bytes of the
  /// peer are unread, would reset the connection and take the last message with it.
  public void linger(Duration atMost) {
    byte[] unread = new byte[SINK];
    try {
      socket.shutdownOutput();
      Deadline deadline = Deadline.in(atMost);
      do {
        socket.setSoTimeout(deadline.remainingMillis());
      } while (socket.getInputStream().read(unread) >= 0);
    } catch (IOException e) {
      LOG.trace("over", e);
    }
  }

  public Bytes remoteKey() {
    return remoteKey;
  }

  /// Where the peer is, for logs and for counting connections.
  public String remoteHost() {
    return socket.getInetAddress().getHostAddress();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readFully(Socket socket, int size, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[Math.min(size, FIRST_CHUNK)];
    int filled = 0;
    while (filled < size) {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(size, 2 * buffer.length));
      }
      socket.setSoTimeout(deadline.remainingMillis());
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new EOFException("the peer closed the connection");
      }
      filled += read;
    }
    return buffer;
  }

  /// A point in time for a whole read, however many pieces it comes in.
  private record Deadline(long nanos) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static Deadline in(Duration time) {
      return new Deadline(System.nanoTime() + time.toNanos());
    }

    int remainingMillis() throws SocketTimeoutException {
      long left = (nanos - System.nanoTime()) / NANOS_PER_MILLI;
      if (left <= 0) {
        throw new SocketTimeoutException("too slow");
      }
      return (int) Math.min(left, Integer.MAX_VALUE);
    }
  }
}
