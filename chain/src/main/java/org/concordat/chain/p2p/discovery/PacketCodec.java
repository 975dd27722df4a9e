package org.concordat.chain.p2p.discovery;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.SigningKey;

/// Packets as datagrams: `hash(32) ‖ signature(65) ‖ type(1) ‖ RLP list`, the hash over what
/// follows it and the signature over the hash of type and list.
final class PacketCodec {
  static final int MAX_SIZE = 1280;

  private static final int SIGNATURE_AT = Bytes32.SIZE;
  private static final int TYPE_AT = SIGNATURE_AT + Signature.SIZE;
  private static final int VERSION = 4;

  private PacketCodec() {}

  /// @param hash names the packet in an answer
  record Sealed(Bytes datagram, Bytes32 hash) {}

  sealed interface Opened {
    /// @param sender public key, 64 bytes
    record Read(Packet packet, Bytes32 hash, Bytes sender) implements Opened {}

    record Rejected(Rejection why) implements Opened {}
  }

  static Sealed seal(Packet packet, SigningKey key) {
    Bytes data = Bytes.concatenate(Bytes.of(packet.type()), body(packet));
    Bytes signed = Bytes.concatenate(key.sign(Keccak.hash(data)).encoded(), data);
    Bytes32 hash = Keccak.hash(signed);
    return new Sealed(Bytes.concatenate(hash, signed), hash);
  }

  private static Bytes body(Packet packet) {
    RlpWriter out = new RlpWriter().startList();
    switch (packet) {
      case Packet.Ping it -> {
        out.writeScalar(VERSION);
        it.from().write(out);
        it.to().write(out);
        out.writeScalar(it.expiration()).writeScalar(it.recordSeq());
      }
      case Packet.Pong it -> {
        it.to().write(out);
        out.writeBytes(it.ping()).writeScalar(it.expiration()).writeScalar(it.recordSeq());
      }
      case Packet.FindNode it -> out.writeBytes(it.target()).writeScalar(it.expiration());
      case Packet.Neighbors it ->
          out.writeList(it.nodes(), (list, node) -> node.write(list)).writeScalar(it.expiration());
      case Packet.RecordRequest it -> out.writeScalar(it.expiration());
      case Packet.RecordResponse it ->
          out.writeBytes(it.request()).writeRaw(it.nodeRecord().encoded());
    }
    return out.endList().toBytes();
  }

  /// Whether these may be a packet at all, for the price of one hash.
  static Optional<Rejection> glance(Bytes datagram) {
    if (datagram.size() <= TYPE_AT || datagram.size() > MAX_SIZE) {
      return Optional.of(Rejection.SIZE);
    }
    boolean whole =
        Keccak.hash(datagram.slice(SIGNATURE_AT)).equals(datagram.slice(0, SIGNATURE_AT));
    return whole ? Optional.empty() : Optional.of(Rejection.HASH);
  }

  /// Elements after the known ones, and bytes after the list, are passed over (EIP-8).
  ///
  /// @param datagram has passed [#glance]
  static Opened open(Bytes datagram) {
    Bytes data = datagram.slice(TYPE_AT).copy();
    Optional<Bytes> sender =
        Signature.decode(datagram.slice(SIGNATURE_AT, Signature.SIZE).copy())
            .flatMap(it -> Secp256k1.recoverPublicKey(Keccak.hash(data), it));
    if (sender.isEmpty()) {
      return new Opened.Rejected(Rejection.SIGNATURE);
    }
    try {
      Optional<Packet> packet = read(data.get(0), RlpReader.of(data.slice(1).copy()).readList());
      Bytes32 hash = Bytes32.wrap(datagram.slice(0, SIGNATURE_AT).copy());
      return packet
          .<Opened>map(it -> new Opened.Read(it, hash, sender.get()))
          .orElseGet(() -> new Opened.Rejected(Rejection.TYPE));
    } catch (RlpException e) {
      return new Opened.Rejected(Rejection.MALFORMED);
    }
  }

  private static Optional<Packet> read(byte type, RlpReader in) {
    return Optional.ofNullable(
        switch (type) {
          case 1 -> readPing(in);
          case 2 ->
              new Packet.Pong(
                  Endpoint.readFields(in.readList()),
                  in.readBytes32(),
                  in.readUnsignedLong(),
                  recordSeq(in));
          case 3 ->
              new Packet.FindNode(
                  in.readFixedBytes(SigningKey.PUBLIC_KEY_SIZE), in.readUnsignedLong());
          case 4 -> new Packet.Neighbors(in.readListOf(Contact::read), in.readUnsignedLong());
          case 5 -> new Packet.RecordRequest(in.readUnsignedLong());
          case 6 -> new Packet.RecordResponse(in.readBytes32(), NodeRecord.decode(in.readRaw()));
          default -> null;
        });
  }

  private static Packet readPing(RlpReader in) {
    in.readRaw();
    return new Packet.Ping(
        Endpoint.readFields(in.readList()),
        Endpoint.readFields(in.readList()),
        in.readUnsignedLong(),
        recordSeq(in));
  }

  /// EIP-868 put it where others had put anything they liked.
  private static long recordSeq(RlpReader in) {
    return in.isAtEnd() || in.nextIsList() ? 0 : in.readUnsignedLong();
  }
}
