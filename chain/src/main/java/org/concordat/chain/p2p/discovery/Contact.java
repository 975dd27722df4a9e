package org.concordat.chain.p2p.discovery;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.Enode;

/// A node as others name it.
///
/// @param id its public key, 64 bytes
public record Contact(Bytes id, Endpoint at) {
  /// Where it is in the space that distances are measured in.
  Bytes32 place() {
    return Keccak.hash(id);
  }

  Enode enode() {
    return new Enode(id, at.address().getHostAddress(), at.tcp(), at.udp());
  }

  void write(RlpWriter out) {
    out.startList();
    at.writeFields(out);
    out.writeBytes(id).endList();
  }

  static Contact read(RlpReader list) {
    RlpReader in = list.readList();
    Endpoint at = Endpoint.readFields(in);
    return new Contact(in.readFixedBytes(SigningKey.PUBLIC_KEY_SIZE), at);
  }
}
