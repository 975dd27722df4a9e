package org.concordat.chain.p2p.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

/// The record of the specification, and ours there and back.
class NodeRecordTest {
  private static final JsonNode VECTORS = Vectors.read("devp2p/discovery.json");
  private static final SoftwareKey KEY =
      SoftwareKey.of(Bytes32.fromHexString(VECTORS.get("key").asText()));
  private static final Bytes SPECIFIED =
      Bytes.wrap(
          Base64.getUrlDecoder().decode(VECTORS.get("record").asText().substring("enr:".length())));
  private static final Endpoint AT = new Endpoint(Bytes.fromHexString("0x7f000001"), 30303, 30304);
  private static final ForkId FORK = new ForkId(0x12345678, 9);

  @Test
  void theSpecifiedRecordIsRead() {
    NodeRecord read = NodeRecord.decode(SPECIFIED);
    assertThat(read.seq()).isEqualTo(1);
    assertThat(read.id()).isEqualTo(KEY.publicKey());
    assertThat(Keccak.hash(read.id()).toUnprefixedHexString())
        .isEqualTo(VECTORS.get("recordPlace").asText());
    assertThat(read.tcp()).isEmpty();
    assertThat(read.forkId()).isEmpty();
  }

  @Test
  void theSpecifiedRecordIsSignedToTheByte() {
    NodeRecord signed =
        NodeRecord.sign(KEY, 1, new Endpoint(AT.ip(), AT.udp(), 0), Optional.empty());
    assertThat(signed.encoded()).isEqualTo(SPECIFIED);
  }

  @Test
  void oursSaysWhereWeAreAndOnWhichChain() {
    NodeRecord signed = NodeRecord.sign(KEY, 1L << 40, AT, Optional.of(FORK));
    NodeRecord read = NodeRecord.decode(signed.encoded());
    assertThat(read).isEqualTo(signed);
    assertThat(read.forkId()).contains(FORK);
    assertThat(read.tcp()).contains(30304);
    assertThat(signed.encoded().size()).isLessThan(NodeRecord.MAX_SIZE);
  }

  @Test
  void noBitCanBeChangedUnnoticed() {
    Bytes encoded = NodeRecord.sign(KEY, 5, AT, Optional.of(FORK)).encoded();
    for (int i = 0; i < encoded.size(); i++) {
      byte[] changed = encoded.toArray();
      changed[i] ^= 1;
      assertThatThrownBy(() -> NodeRecord.decode(Bytes.wrap(changed)))
          .isInstanceOf(RlpException.class);
    }
  }

  @Test
  void whatTheForkIdsListHasMoreIsPassedOver() {
    RlpWriter value = new RlpWriter().startList();
    FORK.write(value);
    value.writeScalar(7).endList();
    assertThat(NodeRecord.decode(record("eth", value.toBytes(), "id")).forkId()).contains(FORK);
  }

  @Test
  void keysOutOfOrderOrTwiceAreRefused() {
    assertThatThrownBy(() -> NodeRecord.decode(record("zzz", Bytes.of(1), "id")))
        .hasMessageContaining("order");
    assertThatThrownBy(() -> NodeRecord.decode(record("id", Bytes.of(1), "id")))
        .hasMessageContaining("order");
  }

  @Test
  void aRecordWithoutSchemeOrAboveItsSizeIsRefused() {
    assertThatThrownBy(() -> NodeRecord.decode(record("a", Bytes.of(1), "ie")))
        .hasMessageContaining("without id");
    Bytes large = new RlpWriter().writeBytes(new byte[300]).toBytes();
    assertThatThrownBy(() -> NodeRecord.decode(record("a", large, "id")))
        .hasMessageContaining("bytes");
  }

  /// A signed record with one key more, in front, and the scheme under any name.
  private static Bytes record(String key, Bytes value, String scheme) {
    RlpReader specified = RlpReader.of(SPECIFIED).readList();
    specified.readBytes();
    specified.readRaw();
    specified.readRaw();
    specified.readRaw();
    RlpWriter content = new RlpWriter().writeScalar(1);
    content.writeBytes(Bytes.wrap(key.getBytes(StandardCharsets.US_ASCII)));
    content.writeRaw(value);
    content.writeBytes(Bytes.wrap(scheme.getBytes(StandardCharsets.US_ASCII)));
    content.writeBytes(Bytes.fromHexString("0x7634"));
    while (!specified.isAtEnd()) {
      content.writeRaw(specified.readRaw());
    }
    Bytes pairs = content.toBytes();
    RecoverableSignature signature =
        KEY.sign(Keccak.hash(new RlpWriter().startList().writeRaw(pairs).endList().toBytes()));
    return new RlpWriter()
        .startList()
        .writeBytes(Bytes.concatenate(signature.r(), signature.s()))
        .writeRaw(pairs)
        .endList()
        .toBytes();
  }
}
