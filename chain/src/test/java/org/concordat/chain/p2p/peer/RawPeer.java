package org.concordat.chain.p2p.peer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.EthReader;
import org.concordat.chain.p2p.eth.EthWriter;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.rlpx.FrameReader;
import org.concordat.chain.p2p.rlpx.FrameWriter;
import org.concordat.chain.p2p.rlpx.Initiator;
import org.concordat.chain.p2p.rlpx.Secrets;
import org.concordat.chain.p2p.wire.Capability;
import org.concordat.chain.p2p.wire.Disconnects;
import org.concordat.chain.p2p.wire.Hello;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.p2p.wire.MessageSpace;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;
import org.xerial.snappy.Snappy;

/// A peer that sends whatever a test wants, true or not, one frame after the other.
public final class RawPeer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int RLP_ZERO = 0x80;
  private static final long DRIP_MILLIS = 300;
  private static final Logger LOG = LogManager.getLogger();

  private final Socket socket;
  private final SoftwareKey key;
  private final FrameWriter writer;
  private final FrameReader reader;
  private MessageSpace space = MessageSpace.of(Protocols.OURS, Protocols.capabilities());
  private int version = Protocols.ETH_69;

  private RawPeer(Socket socket, SoftwareKey key, Secrets secrets) {
    this.socket = socket;
    this.key = key;
    this.writer = new FrameWriter(secrets);
    this.reader = new FrameReader(secrets);
  }

  /// Dials and shakes hands.
  public static RawPeer dial(Enode victim, SoftwareKey key) throws IOException {
    Socket socket = new Socket(victim.host(), victim.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    Initiator initiator = Initiator.start(key, victim.publicKey(), new SecureRandom());
    socket.getOutputStream().write(initiator.auth().toArrayUnsafe());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] prefix = in.readNBytes(2);
    byte[] body = in.readNBytes((prefix[0] & 0xff) << 8 | (prefix[1] & 0xff));
    Bytes ack = Bytes.concatenate(Bytes.wrap(prefix), Bytes.wrap(body));
    return new RawPeer(socket, key, initiator.secrets(ack));
  }

  /// Introduces itself as any honest node, except for its capabilities.
  public RawPeer hello(Capability... capabilities) throws IOException {
    List<Capability> these = List.of(capabilities);
    space = MessageSpace.of(Protocols.OURS, these);
    version = space.version(Protocols.ETH).orElse(Protocols.ETH_69);
    return hello(Hello.VERSION, these, key.publicKey());
  }

  public RawPeer hello() throws IOException {
    return hello(Protocols.capabilities().toArray(Capability[]::new));
  }

  public RawPeer hello(int p2pVersion, List<Capability> capabilities, Bytes nodeId)
      throws IOException {
    frame(helloData(p2pVersion, capabilities, nodeId));
    return this;
  }

  /// The data of an honest Hello's frame.
  public byte[] helloData() {
    return helloData(Hello.VERSION, Protocols.capabilities(), key.publicKey());
  }

  private static byte[] helloData(int p2pVersion, List<Capability> capabilities, Bytes nodeId) {
    Bytes payload =
        new RlpWriter()
            .startList()
            .writeScalar(p2pVersion)
            .writeBytes("mallory".getBytes(StandardCharsets.UTF_8))
            .writeList(
                capabilities,
                (out, it) ->
                    out.startList()
                        .writeBytes(it.name().getBytes(StandardCharsets.UTF_8))
                        .writeScalar(it.version())
                        .endList())
            .writeScalar(0)
            .writeBytes(nodeId)
            .endList()
            .toBytes();
    return Bytes.concatenate(Bytes.of(RLP_ZERO), payload).toArrayUnsafe();
  }

  /// Waits for the victim's Status and sends it back: a peer as far as the victim is.
  public Status mirrorStatus() throws IOException {
    Status theirs = (Status) await(Status.class);
    send(theirs);
    return theirs;
  }

  public void send(EthMessage message) throws IOException {
    Message wire = new EthWriter(version).message(message, space);
    send(wire.code(), wire.payload());
  }

  public void sendConsensus(int code, Bytes payload) throws IOException {
    Message wire = space.message(Protocols.ISTANBUL, code, payload);
    send(wire.code(), wire.payload());
  }

  /// @param code of `eth`, before the offset
  public void sendEth(int code, Bytes payload) throws IOException {
    Message wire = space.message(Protocols.ETH, code, payload);
    send(wire.code(), wire.payload());
  }

  /// @param code as on the wire
  public void send(int code, Bytes payload) throws IOException {
    byte[] body = Snappy.compress(payload.toArrayUnsafe());
    frame(Bytes.concatenate(Bytes.of(code == 0 ? RLP_ZERO : code), Bytes.wrap(body)).toArray());
  }

  public void frame(byte[] data) throws IOException {
    raw(writer.write(data));
  }

  /// A frame of which some bytes are sent at once, and the others one by one until nobody takes
  /// them.
  public void drip(byte[] data, int atOnce) {
    byte[] frame = writer.write(data);
    Thread.ofVirtual()
        .start(() -> {
          try {
            raw(Arrays.copyOf(frame, atOnce));
            for (int i = atOnce; i < frame.length; i++) {
              raw(new byte[] {frame[i]});
              Thread.sleep(DRIP_MILLIS);
            }
          } catch (IOException over) {
            LOG.debug("dropped while dripping", over);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// A frame whose bit at `position` is flipped on the way.
  public void spoiltFrame(byte[] data, int position) throws IOException {
    byte[] frame = writer.write(data);
    frame[position] ^= 1;
    raw(frame);
  }

  public void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// The next message of `eth` of this kind; others are passed over.
  public <T extends EthMessage> EthMessage await(Class<T> kind) throws IOException {
    while (true) {
      Message message = read().orElseThrow(() -> new IOException("the connection is over"));
      Optional<EthMessage> said = eth(message);
      if (said.filter(kind::isInstance).isPresent()) {
        return said.get();
      }
      if (message.code() == Message.DISCONNECT) {
        throw new IOException("disconnected: " + Disconnects.reason(message.payload()));
      }
    }
  }

  private Optional<EthMessage> eth(Message message) {
    return space
        .locate(message.code())
        .filter(it -> it.capability().name().equals(Protocols.ETH))
        .map(it -> new EthReader(version).read(it.code(), message.payload()));
  }

  /// Reads on until the victim says why it ends the connection; empty when it just ends it.
  public Optional<DisconnectReason> awaitEnd() throws IOException {
    for (Optional<Message> next = read(); next.isPresent(); next = read()) {
      if (next.get().code() == Message.DISCONNECT) {
        return Optional.of(Disconnects.reason(next.get().payload()));
      }
    }
    return Optional.empty();
  }

  public Optional<DisconnectReason> awaitEndUnchecked() {
    try {
      return awaitEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Message> read() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = in.readNBytes(FrameReader.HEADER_SIZE);
    if (header.length < FrameReader.HEADER_SIZE) {
      return Optional.empty();
    }
    int size = reader.dataSize(header);
    byte[] data = reader.data(in.readNBytes(FrameReader.bodySize(size)), size);
    int code = data[0] & 0xff;
    byte[] body = Arrays.copyOfRange(data, 1, data.length);
    return Optional.of(
        code == RLP_ZERO
            ? new Message(Message.HELLO, Bytes.wrap(body))
            : new Message(code, Bytes.wrap(Snappy.uncompress(body))));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
