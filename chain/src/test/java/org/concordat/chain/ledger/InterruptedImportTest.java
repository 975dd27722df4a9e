package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class InterruptedImportTest {
  private final TestNetwork network = new TestNetwork(1);

  /// A store whose disk can be full.
  private static final class FailingStore implements KeyValueStore {
    private final InMemoryKeyValueStore inner = new InMemoryKeyValueStore();
    private boolean full;
    private int writes;

    @Override
    public Optional<Bytes> get(Segment segment, Bytes key) {
      return inner.get(segment, key);
    }

    @Override
    public void write(WriteBatch batch) {
      if (full) {
        throw new ChainException(ChainException.Code.STORE_IO, "no space left");
      }
      writes++;
      inner.write(batch);
    }

    @Override
    public Optional<Entry> first(Segment segment, Bytes from) {
      return inner.first(segment, from);
    }

    @Override
    public void scan(Segment segment, Bytes prefix, EntryVisitor visitor) {
      inner.scan(segment, prefix, visitor);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  @Test
  void aBlockThatCouldNotBeStoredIsNotTheHeadAndCanBeImportedLater() {
    FailingStore store = new FailingStore();
    Ledger ledger = network.open(store);
    List<Long> heard = new ArrayList<>();
    ledger.addHeadListener((head, receipts) -> heard.add(head.number()));
    Block block =
        network.seal(
            network.build(ledger, List.of(transfer(ALICE_KEY, 0, new Address(0, 0, 9), 1))));
    store.full = true;
    assertThatThrownBy(() -> ledger.importBlock(block)).isInstanceOf(ChainException.class);
    assertThat(ledger.head().number()).isZero();
    assertThat(heard).isEmpty();
    assertThat(network.open(store).head().number()).isZero();
    store.full = false;
    assertThat(ledger.importBlock(block)).isInstanceOf(ImportResult.Imported.class);
    assertThat(heard).containsExactly(1L);
  }

  @Test
  void oneBlockIsOneWrite() {
    FailingStore store = new FailingStore();
    Ledger ledger = network.open(store);
    int before = store.writes;
    network.extend(ledger, transfer(ALICE_KEY, 0, new Address(0, 0, 9), 1));
    assertThat(store.writes - before).isEqualTo(1);
  }
}
