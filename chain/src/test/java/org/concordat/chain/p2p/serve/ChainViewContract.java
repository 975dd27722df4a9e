package org.concordat.chain.p2p.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;

/// What every [ChainView] shows. Extend it and supply one of the ledger and pool given.
public abstract class ChainViewContract {
  private final TestNetwork network = new TestNetwork(1);
  private final Ledger ledger = network.open();
  private final Block genesis = ledger.head();
  private final Transaction mined = TestNetwork.transfer(ALICE_KEY, 0, ALICE, 1);
  private final Transaction waiting = TestNetwork.transfer(ALICE_KEY, 1, ALICE, 2);
  private final Block first = network.extend(ledger, mined);
  private final Block second = network.extend(ledger);

  protected abstract ChainView view(Ledger ledger, List<Transaction> pooled);

  private ChainView view() {
    return view(ledger, List.of(waiting));
  }

  @Test
  void everyBlockIsThereByNumberAndByTheHashOnChain() {
    ChainView view = view();
    for (Block block : List.of(genesis, first, second)) {
      assertThat(view.headerByNumber(block.number())).contains(block.header());
      assertThat(view.headerByHash(block.hash())).contains(block.header());
    }
  }

  @Test
  void bodiesAndReceiptsBelongToTheirBlock() {
    ChainView view = view();
    assertThat(view.body(first.hash())).contains(first.body());
    assertThat(view.receipts(first.hash()).orElseThrow())
        .singleElement()
        .extracting(Receipt::cumulativeGasUsed)
        .isEqualTo(21_000L);
    assertThat(view.body(second.hash()).map(BlockBody::transactions)).contains(List.of());
    assertThat(view.receipts(second.hash())).contains(List.of());
    assertThat(view.body(genesis.hash())).contains(genesis.body());
    assertThat(view.receipts(genesis.hash())).contains(List.of());
  }

  @Test
  void onlyTransactionsThatWaitAreServedByHash() {
    ChainView view = view();
    assertThat(view.pooledTransaction(waiting.hash())).contains(waiting);
    assertThat(view.pooledTransaction(mined.hash())).isEmpty();
  }

  @Test
  void whatIsNotThereIsEmpty() {
    ChainView view = view();
    assertThat(view.headerByNumber(3)).isEmpty();
    assertThat(view.headerByNumber(-1)).isEmpty();
    assertThat(view.headerByNumber(Long.MAX_VALUE)).isEmpty();
    assertThat(view.headerByHash(Bytes32.ZERO)).isEmpty();
    assertThat(view.body(Bytes32.ZERO)).isEmpty();
    assertThat(view.receipts(Bytes32.ZERO)).isEmpty();
    assertThat(view.pooledTransaction(Bytes32.ZERO)).isEmpty();
  }
}
