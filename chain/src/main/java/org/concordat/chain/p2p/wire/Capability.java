package org.concordat.chain.p2p.wire;

import java.nio.charset.StandardCharsets;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// A sub-protocol and its version, such as `eth/69`.
public record Capability(String name, int version) {
  /// Longest name; longer ones are nobody's we know, and are refused.
  static final int MAX_NAME = 32;

  static Capability read(RlpReader in) {
    RlpReader fields = in.readList();
    byte[] name = fields.readBytes().toArrayUnsafe();
    if (name.length > MAX_NAME) {
      throw new RlpException("a capability whose name has " + name.length + " bytes");
    }
    return new Capability(new String(name, StandardCharsets.US_ASCII), fields.readInt());
  }

  void write(RlpWriter out) {
    out.startList();
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII)).writeScalar(version);
    out.endList();
  }

  @Override
  public String toString() {
    return name + "/" + version;
  }
}
