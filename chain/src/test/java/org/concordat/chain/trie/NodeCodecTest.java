package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpWriter;
import org.junit.jupiter.api.Test;

class NodeCodecTest {
  private static final long SEED = 20_261_125;
  private static final int RUNS = 20_000;

  /// The short way for branches of hashes must take nothing the strict reader refuses, and a node
  /// has one form: what is read is written as the same bytes.
  @Test
  void whateverIsReadAsANodeIsWrittenAsTheSameBytes() {
    Random random = new Random(SEED);
    int refused = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] rlp = branch(random);
      for (int i = random.nextInt(3); i > 0; i--) {
        rlp[random.nextInt(8) == 0 ? 0 : random.nextInt(rlp.length)] = (byte) random.nextInt();
      }
      try {
        Node.Loaded node = NodeCodec.decode(Bytes.wrap(rlp), new byte[0]);
        assertThat(node.stored).isTrue();
        assertThat(NodeCodec.encode(node)).isEqualTo(rlp);
      } catch (RlpException expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(RUNS / 20, RUNS / 2);
  }

  private static byte[] branch(Random random) {
    RlpWriter writer = new RlpWriter().startList();
    for (int i = 0; i < Node.BRANCHES; i++) {
      byte[] hash = new byte[random.nextInt(3) == 0 ? 0 : 32];
      random.nextBytes(hash);
      writer.writeBytes(hash);
    }
    byte[] value = new byte[random.nextInt(4) == 0 ? 40 : 0];
    return writer.writeBytes(value).endList().toArray();
  }
}
