package org.concordat.governance.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.genesis.network.SystemContracts.BLOCK_CHECKPOINTS;
import static org.concordat.governance.evm.Consortium.refused;
import static org.concordat.governance.evm.Consortium.selector;
import static org.concordat.governance.evm.Consortium.signer;
import static org.concordat.governance.evm.Consortium.succeeded;
import static org.concordat.governance.evm.Consortium.word;

import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.Outcome;
import org.junit.jupiter.api.Test;

class BlockCheckpointsTest {
  private static final long SEED = 20_261_121;
  private static final int WIDTH = 256;

  private final Consortium consortium = Consortium.of(1);

  @Test
  void rangesFollowEachOtherAndAGapLongerThanTheEvmsMemoryStaysVisible() {
    Random random = new Random(SEED);
    long number = 0;
    long next = 0;
    for (int index = 0; index < 60; index++) {
      number += 1 + random.nextInt(index % 4 == 0 ? 600 : 40);
      consortium.reachBlock(number);
      assertThat(succeeded(checkpoint())).isEqualTo(word(index));
      long first = Math.max(next, number - WIDTH);
      Bytes range = read("range(uint256)", word(index));
      assertThat(range.slice(0, 32)).isEqualTo(plainRoot(first, number - 1));
      assertThat(range.slice(32)).isEqualTo(Bytes.concatenate(word(first), word(number - 1)));
      next = number;
    }
    assertThat(read("count()")).isEqualTo(word(60));
    assertThat(consortium.slot(BLOCK_CHECKPOINTS, Word.ZERO)).isEqualTo(Word.of(60));
  }

  @Test
  void theFirstRangeStartsAtGenesis() {
    consortium.reachBlock(1);
    succeeded(checkpoint());
    assertThat(read("range(uint256)", word(0)).slice(32))
        .isEqualTo(Bytes.concatenate(word(0), word(0)));
  }

  @Test
  void blocksAreCommittedOnce() {
    consortium.reachBlock(10);
    succeeded(checkpoint());
    refused(checkpoint(), "NothingNew(uint256)", word(9));
  }

  private Outcome checkpoint() {
    return consortium.transact(signer(99), BLOCK_CHECKPOINTS, selector("checkpoint()"));
  }

  private Bytes read(String signature, Bytes... arguments) {
    return consortium.read(
        BLOCK_CHECKPOINTS, Bytes.concatenate(selector(signature), Bytes.concatenate(arguments)));
  }

  private static Bytes32 plainRoot(long first, long last) {
    Bytes32[] nodes = new Bytes32[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      nodes[i] = first + i <= last ? InMemoryWorld.hashOf(first + i) : Bytes32.ZERO;
    }
    for (int width = WIDTH / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        nodes[i] = Keccak.hash(Bytes.concatenate(nodes[2 * i], nodes[2 * i + 1]));
      }
    }
    return nodes[0];
  }
}
