package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.TransactionType;
import org.concordat.chain.types.Withdrawal;
import org.concordat.chain.vectors.SampleChain;
import org.junit.jupiter.api.Test;

class SampleChainTest {
  @Test
  void headersOfEveryForkLinkByTheirHashes() {
    String parentHash = SampleChain.GENESIS_HASH;
    for (BlockHeader header : SampleChain.headers()) {
      assertThat(header.parentHash().toHexString()).isEqualTo(parentHash);
      parentHash = BlockHashing.verbatim(header).toHexString();
    }
  }

  @Test
  void bodiesHaveTheRootsOfTheirHeadersOrAreRefusedForOmmersOrBlobs() {
    int refused = 0;
    for (Bytes encoded : SampleChain.blocks()) {
      try {
        Block block = Block.decode(encoded);
        assertThat(block.encode()).isEqualTo(encoded);
        assertRoots(block);
      } catch (RlpException refusal) {
        assertThat(refusal.reason()).containsAnyOf("ommers", "blob");
        refused++;
      }
    }
    assertThat(refused).isBetween(10, 35);
  }

  @Test
  void everyTransactionIsTheOneUnderTheRootAndNamesItsSender() {
    Set<TransactionType> seen = EnumSet.noneOf(TransactionType.class);
    for (Bytes encoded : SampleChain.blocks()) {
      RlpReader block = RlpReader.of(encoded).readList();
      BlockHeader header = BlockHeader.read(block);
      List<Bytes> transactions =
          block.readListOf(item -> item.nextIsList() ? item.readRaw() : item.readBytes());
      assertThat(OrderedTrieRoot.of(transactions)).isEqualTo(header.transactionsRoot());
      for (Bytes bytes : transactions) {
        if (bytes.get(0) != 3) {
          Transaction transaction = Transaction.decode(bytes);
          assertThat(transaction.encode()).isEqualTo(bytes);
          assertThat(transaction.sender()).isPresent();
          seen.add(transaction.type());
        }
      }
    }
    assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(TransactionType.BLOB)));
  }

  private static void assertRoots(Block block) {
    List<Transaction> transactions = block.body().transactions();
    assertThat(OrderedTrieRoot.of(transactions.stream().map(Transaction::encode).toList()))
        .isEqualTo(block.header().transactionsRoot());
    assertThat(transactions).allSatisfy(t -> assertThat(t.sender()).isPresent());
    block
        .body()
        .withdrawals()
        .map(list -> OrderedTrieRoot.of(list.stream().map(Withdrawal::encode).toList()))
        .ifPresent(root -> assertThat(root).isEqualTo(block.header().withdrawalsRoot()));
  }
}
