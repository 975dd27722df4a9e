package org.concordat.chain.baseline;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A list of an account's shape: two scalars and two digests.
@State(Scope.Thread)
public class RlpBaseline {
  private final Bytes digest = Keccak.hash(Bytes.of(2));
  private final Bytes encoded = encode();

  private Bytes encode() {
    return new RlpWriter()
        .startList()
        .writeScalar(7)
        .writeScalar(1_000_000_000_000L)
        .writeBytes(digest)
        .writeBytes(digest)
        .endList()
        .toBytes();
  }

  @Benchmark
  public Bytes writeOurs() {
    return encode();
  }

  @Benchmark
  public Bytes writeTuweni() {
    return RLP.encodeList(writer -> {
      writer.writeLong(7);
      writer.writeLong(1_000_000_000_000L);
      writer.writeValue(digest);
      writer.writeValue(digest);
    });
  }

  @Benchmark
  public long readOurs() {
    return RlpReader.decodeList(
        encoded,
        in -> in.readLong() + in.readLong() + in.readBytes32().size() + in.readBytes32().size());
  }

  @Benchmark
  public long readTuweni() {
    return RLP.decodeList(
        encoded,
        in -> in.readLong() + in.readLong() + in.readValue().size() + in.readValue().size());
  }
}
