package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;

/// A credit from outside the execution layer (EIP-4895). QBFT producers make none, but a quorum of
/// Besu validators that put some into a block would process them, so they can be represented.
///
/// @param index unsigned 64 bits
/// @param validatorIndex unsigned 64 bits
/// @param amountGwei unsigned 64 bits
public record Withdrawal(long index, long validatorIndex, Address address, long amountGwei) {
  public Bytes encode() {
    RlpWriter writer = new RlpWriter();
    write(writer);
    return writer.toBytes();
  }

  static Withdrawal read(RlpReader reader) {
    return reader.readList(in ->
        new Withdrawal(
            in.readUnsignedLong(), in.readUnsignedLong(), in.readAddress(), in.readUnsignedLong()));
  }

  void write(RlpWriter writer) {
    writer.startList().writeScalar(index).writeScalar(validatorIndex);
    writer.writeAddress(address).writeScalar(amountGwei).endList();
  }
}
