package org.concordat.chain.p2p.eth;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// Which forks a chain has passed, and which it expects (EIP-2124).
///
/// @param hash CRC-32 of the genesis hash and the passed forks
/// @param next block number or timestamp of the next one, unsigned; 0 for none
public record ForkId(int hash, long next) {
  private static final int HASH_SIZE = 4;

  public static ForkId read(RlpReader in) {
    return in.readList(
        it -> new ForkId(it.readFixedBytes(HASH_SIZE).toInt(), it.readUnsignedLong()));
  }

  public void write(RlpWriter out) {
    out.startList().writeBytes(Bytes.ofUnsignedInt(hash & 0xffff_ffffL));
    out.writeScalar(next).endList();
  }

  @Override
  public String toString() {
    return "%08x/%s".formatted(hash, Long.toUnsignedString(next));
  }
}
