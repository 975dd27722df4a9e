package org.concordat.chain.p2p.discovery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;

/// What a node says about itself, signed (EIP-778, identity scheme "v4").
///
/// @param seq grows with every change
/// @param id public key, 64 bytes
/// @param tcp empty when the node takes no connections
/// @param forkId empty when it does not say which chain it is on
/// @param encoded `[signature, seq, key, value, …]`
record NodeRecord(
    long seq, Bytes id, Optional<Integer> tcp, Optional<ForkId> forkId, Bytes encoded) {
  static final int MAX_SIZE = 300;

  private static final String SCHEME = "v4";
  private static final String SCHEME_KEY = "id";
  private static final String CURVE_KEY = "secp256k1";
  private static final String ETH_KEY = "eth";
  private static final String TCP_KEY = "tcp";
  private static final int COMPRESSED_SIZE = 33;
  private static final int COMPACT_SIZE = 64;
  private static final int IPV4_SIZE = 4;

  /// @param at as others are told; without an address when it has none
  static NodeRecord sign(SigningKey key, long seq, Endpoint at, Optional<ForkId> forkId) {
    Bytes content = content(key, seq, at, forkId);
    Bytes32 digest = Keccak.hash(new RlpWriter().startList().writeRaw(content).endList().toBytes());
    RecoverableSignature signature = key.sign(digest);
    Bytes encoded =
        new RlpWriter()
            .startList()
            .writeBytes(Bytes.concatenate(signature.r(), signature.s()))
            .writeRaw(content)
            .endList()
            .toBytes();
    Optional<Integer> tcp = Optional.of(at.tcp()).filter(it -> it != 0);
    return new NodeRecord(seq, key.publicKey(), tcp, forkId, encoded);
  }

  /// The keys are in ascending order, as the format wants them.
  private static Bytes content(SigningKey key, long seq, Endpoint at, Optional<ForkId> forkId) {
    RlpWriter out = new RlpWriter().writeScalar(seq);
    forkId.ifPresent(it -> {
      key(out, ETH_KEY).startList();
      it.write(out);
      out.endList();
    });
    key(out, SCHEME_KEY).writeBytes(ascii(SCHEME));
    if (at.isAddress()) {
      key(out, at.ip().size() == IPV4_SIZE ? "ip" : "ip6").writeBytes(at.ip());
    }
    key(out, CURVE_KEY).writeBytes(compressed(key.publicKey()));
    if (at.tcp() != 0) {
      key(out, TCP_KEY).writeScalar(at.tcp());
    }
    key(out, "udp").writeScalar(at.udp());
    return out.toBytes();
  }

  private static RlpWriter key(RlpWriter out, String key) {
    return out.writeBytes(ascii(key));
  }

  /// @throws RlpException when it is no record, or its signature is not that of its key
  static NodeRecord decode(Bytes encoded) {
    if (encoded.size() > MAX_SIZE) {
      throw new RlpException("a record of " + encoded.size() + " bytes");
    }
    RlpReader in = RlpReader.of(encoded).readList();
    Bytes signature = in.readFixedBytes(COMPACT_SIZE);
    RlpWriter content = new RlpWriter().startList();
    Bytes seq = in.readRaw();
    content.writeRaw(seq);
    Map<String, Bytes> pairs = pairs(in, content);
    Bytes32 digest = Keccak.hash(content.endList().toBytes());
    return new NodeRecord(
        RlpReader.of(seq).readUnsignedLong(),
        signer(signature, digest, pairs),
        Optional.ofNullable(pairs.get(TCP_KEY)).map(it -> RlpReader.of(it).readInt()),
        Optional.ofNullable(pairs.get(ETH_KEY)).map(NodeRecord::readForkId),
        encoded);
  }

  private static Map<String, Bytes> pairs(RlpReader in, RlpWriter content) {
    Map<String, Bytes> pairs = new HashMap<>();
    String last = "";
    while (!in.isAtEnd()) {
      Bytes key = in.readBytes();
      Bytes value = in.readRaw();
      content.writeBytes(key).writeRaw(value);
      String name = new String(key.toArrayUnsafe(), StandardCharsets.ISO_8859_1);
      if (name.compareTo(last) <= 0) {
        throw new RlpException("the keys of a record are not in order");
      }
      pairs.put(name, value);
      last = name;
    }
    return pairs;
  }

  private static Bytes signer(Bytes signature, Bytes32 digest, Map<String, Bytes> pairs) {
    if (!string(pairs, SCHEME_KEY).equals(ascii(SCHEME))) {
      throw new RlpException("a record of another identity scheme than " + SCHEME);
    }
    Bytes claimed = string(pairs, CURVE_KEY);
    for (int recoveryId = 0; recoveryId <= 1; recoveryId++) {
      byte[] compact = signature.toArrayUnsafe();
      Signature candidate =
          new Signature(Word.of(compact, 0), Word.of(compact, Word.SIZE), recoveryId);
      Optional<Bytes> key = Secp256k1.recoverPublicKey(digest, candidate);
      if (key.isPresent() && compressed(key.get()).equals(claimed)) {
        return key.get();
      }
    }
    throw new RlpException("a record signed by another key than its own");
  }

  private static Bytes string(Map<String, Bytes> pairs, String key) {
    Bytes value = pairs.get(key);
    if (value == null) {
      throw new RlpException("a record without " + key);
    }
    return RlpReader.of(value).readBytes();
  }

  /// A list, of which only the first element has a meaning so far (EIP-2124).
  private static ForkId readForkId(Bytes value) {
    return ForkId.read(RlpReader.of(value).readList());
  }

  /// A point with one byte for y: the form records use.
  private static Bytes compressed(Bytes publicKey) {
    boolean oddY = (publicKey.get(publicKey.size() - 1) & 1) == 1;
    return Bytes.concatenate(Bytes.of(oddY ? 3 : 2), publicKey.slice(0, COMPRESSED_SIZE - 1));
  }

  private static Bytes ascii(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
