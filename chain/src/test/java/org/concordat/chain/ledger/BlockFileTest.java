package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.junit.jupiter.api.Test;

class BlockFileTest {
  private final TestNetwork network = new TestNetwork(4);
  private final Ledger ledger = network.open();

  private Bytes chain(int blocks) {
    List<Bytes> encoded = new ArrayList<>();
    encoded.add(ledger.head().encode());
    for (int i = 0; i < blocks; i++) {
      encoded.add(network.extend(ledger).encode());
    }
    return Bytes.concatenate(encoded);
  }

  private static List<Bytes> read(Bytes file) throws IOException {
    BlockFile blocks = new BlockFile(new ByteArrayInputStream(file.toArrayUnsafe()));
    List<Bytes> all = new ArrayList<>();
    for (Optional<Bytes> next = blocks.next(); next.isPresent(); next = blocks.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void aWholeChainIsReadBackAndTakenByAnotherNode() throws IOException {
    Ledger other = network.open();
    for (Bytes encoded : read(chain(5))) {
      Block block = Block.decode(encoded);
      assertThat(other.importBlock(block))
          .isInstanceOf(
              block.number() == 0 ? ImportResult.AlreadyKnown.class : ImportResult.Imported.class);
    }
    assertThat(other.head()).isEqualTo(ledger.head());
  }

  @Test
  void shortListsAreItemsTooAndAnEmptyFileHasNone() throws IOException {
    assertThat(read(Bytes.fromHexString("0xc0c20102")))
        .containsExactly(Bytes.fromHexString("0xc0"), Bytes.fromHexString("0xc20102"));
    assertThat(read(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void whatIsNoListTooLongOrCutOffIsRefused() {
    assertThatThrownBy(() -> read(Bytes.of(0x80))).isInstanceOf(RlpException.class);
    assertThatThrownBy(() -> read(Bytes.fromHexString("0xfbffffffff")))
        .hasMessageContaining("more than");
    assertThatThrownBy(() -> read(Bytes.fromHexString("0xff0000000000000001")))
        .hasMessageContaining("more than");
    Bytes whole = chain(1);
    for (int end = 1; end < whole.size(); end += 7) {
      Bytes cut = whole.slice(0, end);
      if (end != ledger.blockByNumber(0).orElseThrow().encode().size()) {
        assertThatThrownBy(() -> read(cut)).isInstanceOf(RlpException.class);
      }
    }
  }
}
