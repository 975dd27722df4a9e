package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.transfer;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class StateUpgradeTest {
  private static final int BLOCKS = 12;
  private static final List<Segment> STATES =
      List.of(
          Segment.STATE_TRIES, Segment.STATE_HISTORY, Segment.FLAT_ACCOUNTS, Segment.FLAT_STORAGE);

  private final TestNetwork network = new TestNetwork(1);
  private final InMemoryKeyValueStore store = new InMemoryKeyValueStore();
  private final List<Block> blocks = new ArrayList<>();

  /// What format 1 held: every node that ever was, by its digest, and no tables.
  private void makeFormat1() {
    Ledger ledger = network.open(store);
    blocks.add(ledger.head());
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add(
          network.extend(ledger, transfer(ALICE_KEY, i, new Address(0, 0, 0x900 + i % 5), 1 + i)));
    }
    WriteBatch batch = new WriteBatch();
    for (Segment nodes : List.of(Segment.STATE_TRIES, Segment.STATE_HISTORY)) {
      store.scan(
          nodes,
          Bytes.EMPTY,
          (key, rlp) -> {
            batch.put(Segment.TRIE_NODES, Keccak.hash(rlp), rlp);
            return true;
          });
    }
    STATES.forEach(segment -> batch.removePrefix(segment, Bytes.EMPTY));
    batch.remove(
        Segment.METADATA,
        Bytes.wrap("state-height".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    store.write(batch);
  }

  private List<KeyValueStore.Entry> entries(Segment segment) {
    List<KeyValueStore.Entry> entries = new ArrayList<>();
    store.scan(
        segment, Bytes.EMPTY, (key, value) -> entries.add(new KeyValueStore.Entry(key, value)));
    return entries;
  }

  @Test
  void aFormat1DatabaseBecomesWhatFormat2WouldHaveWritten() {
    makeFormat1();
    InMemoryKeyValueStore fresh = new InMemoryKeyValueStore();
    Ledger other = network.open(fresh);
    blocks.stream().skip(1).forEach(other::importBlock);
    Ledger upgraded = network.open(store);
    assertThat(upgraded.head()).isEqualTo(other.head());
    for (Segment segment : STATES) {
      List<KeyValueStore.Entry> expected = new ArrayList<>();
      fresh.scan(
          segment, Bytes.EMPTY, (key, value) -> expected.add(new KeyValueStore.Entry(key, value)));
      assertThat(entries(segment)).as(segment.name()).isEqualTo(expected);
    }
    assertThat(entries(Segment.TRIE_NODES)).isEmpty();
  }

  @Test
  void anUpgradeThatWasCutOffGoesOnWhereItWas() {
    makeFormat1();
    for (int writes : List.of(0, 1, 4, 8)) {
      CutOffStore cut = new CutOffStore(store, writes);
      assertThatThrownBy(() -> network.open(cut)).isInstanceOf(ChainException.class);
    }
    Ledger upgraded = network.open(store);
    for (Block block : blocks) {
      assertThat(upgraded.stateAt(block.header()).account(TestNetwork.ALICE)).isPresent();
    }
    assertThat(
            upgraded
                .stateAt(blocks.get(3).header())
                .account(TestNetwork.ALICE)
                .orElseThrow()
                .nonce())
        .isEqualTo(3);
    network.extend(upgraded, transfer(ALICE_KEY, BLOCKS, new Address(0, 0, 1), 1));
  }

  @Test
  void aDatabaseOfAnotherNetworkIsNotUpgraded() {
    makeFormat1();
    assertThatThrownBy(() -> new TestNetwork(2).open(store))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.GENESIS_MISMATCH));
    assertThat(entries(Segment.STATE_TRIES)).isEmpty();
  }

  @Test
  void aFormat1DatabaseThatLacksANodeIsReported() {
    makeFormat1();
    Bytes lost = entries(Segment.TRIE_NODES).getFirst().key();
    store.write(new WriteBatch().remove(Segment.TRIE_NODES, lost));
    assertThatThrownBy(() -> network.open(store))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STORE_CORRUPT));
  }
}
