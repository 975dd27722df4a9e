package org.concordat.chain.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class TransactionPoolTest {
  private static final Bytes32 BOB_KEY = TestNetwork.key(2_002);
  private static final Address BOB = TestNetwork.addressOf(BOB_KEY);
  private static final Address SINK = new Address(0, 0, 0x51);
  private static final long RICH = 1_000_000_000_000_000_000L;

  private final TestNetwork network = new TestNetwork(1).withBalance(BOB, RICH);
  private final Ledger ledger = network.open();

  private TransactionPool pool(PoolLimits limits) {
    TransactionPool pool = new TransactionPool(limits, () -> PoolView.of(ledger));
    ledger.addHeadListener(pool);
    return pool;
  }

  private static PoolLimits limits(int transactions, int perSender) {
    return new PoolLimits(transactions, perSender, 1_000, 10, Word.ZERO);
  }

  private static Transaction priced(Bytes32 key, long nonce, long fee, long tip) {
    return new FeeMarketTransaction(
            Word.of(TestNetwork.CHAIN_ID),
            nonce,
            Word.of(tip),
            Word.of(fee),
            21_000,
            Optional.of(SINK),
            Word.ONE,
            Bytes.EMPTY,
            List.of(),
            Transaction.UNSIGNED)
        .sign(key);
  }

  private static List<Transaction> drain(TransactionSource source, long baseFee) {
    TransactionSource.Selection selection = source.select(Word.of(baseFee));
    List<Transaction> all = new ArrayList<>();
    for (Optional<Transaction> next = selection.next(); next.isPresent(); next = selection.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static String reason(AddResult result) {
    return ((AddResult.Rejected) result).message();
  }

  @Test
  void candidatesComeByTipThenArrivalAndNeverOutOfNonceOrder() {
    TransactionPool pool = pool(PoolLimits.ofFees(Word.ZERO));
    Transaction a0 = priced(ALICE_KEY, 0, 100, 1);
    Transaction a1 = priced(ALICE_KEY, 1, 100, 50);
    Transaction b0 = priced(BOB_KEY, 0, 100, 2);
    Transaction b1 = priced(BOB_KEY, 1, 100, 1);
    for (Transaction transaction : List.of(a1, a0, b1, b0)) {
      assertThat(pool.add(transaction)).isEqualTo(new AddResult.Added());
    }
    assertThat(drain(pool, 0)).containsExactly(b0, a0, a1, b1);
  }

  @Test
  void onAFreeNetworkTheFirstToArriveIsFirst() {
    TransactionPool pool = pool(PoolLimits.free());
    Transaction b0 = priced(BOB_KEY, 0, 0, 0);
    Transaction a0 = priced(ALICE_KEY, 0, 0, 0);
    pool.add(b0);
    pool.add(a0);
    assertThat(drain(pool, 0)).containsExactly(b0, a0);
  }

  @Test
  void aTransactionThatCannotPayTheBaseFeeWaitsAndSoDoesWhatFollowsIt() {
    TransactionPool pool = pool(PoolLimits.ofFees(Word.ZERO));
    pool.add(priced(ALICE_KEY, 0, 5, 0));
    pool.add(priced(ALICE_KEY, 1, 100, 0));
    assertThat(drain(pool, 6)).isEmpty();
    assertThat(drain(pool, 5)).hasSize(2);
  }

  @Test
  void whatIsBehindAGapIsQueuedUntilTheGapCloses() {
    TransactionPool pool = pool(PoolLimits.free());
    pool.add(priced(ALICE_KEY, 1, 0, 0));
    assertThat(pool.status()).isEqualTo(new TransactionPool.Status(0, 1));
    assertThat(pool.pendingNonce(ALICE)).isZero();
    pool.add(priced(ALICE_KEY, 0, 0, 0));
    assertThat(pool.status()).isEqualTo(new TransactionPool.Status(2, 0));
    assertThat(pool.pendingNonce(ALICE)).isEqualTo(2);
  }

  @Test
  void aBlockTakesItsTransactionsOutOfThePool() {
    TransactionPool pool = pool(PoolLimits.free());
    Transaction a0 = priced(ALICE_KEY, 0, 0, 0);
    Transaction rival = priced(ALICE_KEY, 0, 7, 0);
    pool.add(a0);
    pool.add(priced(ALICE_KEY, 1, 0, 0));
    Block block = network.extend(ledger, rival);
    assertThat(block.body().transactions()).containsExactly(rival);
    assertThat(pool.get(a0.hash())).as("its nonce is used").isEmpty();
    assertThat(pool.status()).isEqualTo(new TransactionPool.Status(1, 0));
    assertThat(pool.pendingNonce(ALICE)).isEqualTo(2);
  }

  @Test
  void thePoolHoldsOnlySoManyBytesAndForgetsThoseOfWhatIsInABlock() {
    Transaction a0 = priced(ALICE_KEY, 0, 0, 0);
    long two = 2L * a0.encode().size();
    TransactionPool pool = pool(new PoolLimits(10, two, 10, 1_000, 10, Word.ZERO));
    pool.add(a0);
    pool.add(priced(ALICE_KEY, 2, 0, 0));
    assertThat(pool.add(priced(ALICE_KEY, 1, 0, 0)))
        .as("takes the place of what is behind the gap")
        .isEqualTo(new AddResult.Added());
    assertThat(reason(pool.add(priced(BOB_KEY, 0, 0, 0)))).isEqualTo("txpool is full");
    network.extend(ledger, a0);
    assertThat(pool.add(priced(BOB_KEY, 0, 0, 0))).isEqualTo(new AddResult.Added());
  }

  @Test
  void theSameTransactionIsKnown() {
    TransactionPool pool = pool(PoolLimits.free());
    Transaction a0 = priced(ALICE_KEY, 0, 0, 0);
    pool.add(a0);
    assertThat(pool.add(a0)).isEqualTo(new AddResult.AlreadyKnown());
    assertThat(pool.get(a0.hash())).contains(a0);
  }

  @Test
  void aReplacementMustRaiseBothPricesByATenth() {
    TransactionPool pool = pool(PoolLimits.ofFees(Word.ZERO));
    Transaction first = priced(ALICE_KEY, 0, 100, 10);
    pool.add(first);
    String underpriced = "replacement transaction underpriced";
    assertThat(reason(pool.add(priced(ALICE_KEY, 0, 109, 11)))).isEqualTo(underpriced);
    assertThat(reason(pool.add(priced(ALICE_KEY, 0, 110, 10)))).isEqualTo(underpriced);
    Transaction better = priced(ALICE_KEY, 0, 110, 11);
    assertThat(pool.add(better)).isEqualTo(new AddResult.Replaced(first));
    assertThat(pool.get(first.hash())).isEmpty();
    assertThat(drain(pool, 0)).containsExactly(better);
  }

  @Test
  void refusalsSpeakTheWordsClientsKnow() {
    TransactionPool pool = pool(limits(10, 4));
    network.extend(ledger, priced(ALICE_KEY, 0, 0, 0));
    assertThat(reason(pool.add(priced(ALICE_KEY, 0, 0, 0)))).startsWith("nonce too low");
    assertThat(reason(pool.add(priced(TestNetwork.key(9), 0, 0, 0))))
        .startsWith("insufficient funds for gas * price + value");
    assertThat(
            reason(
                pool.add(
                    TestNetwork.transaction(
                        ALICE_KEY, 1, Optional.of(SINK), Word.ZERO, Bytes.EMPTY, 20_999))))
        .startsWith("intrinsic gas too low");
    assertThat(
            reason(
                pool.add(
                    TestNetwork.transaction(
                        ALICE_KEY,
                        1,
                        Optional.of(SINK),
                        Word.ZERO,
                        Bytes.wrap(new byte[1_000]),
                        90_000))))
        .isEqualTo("oversized data");
    assertThat(reason(pool.add(priced(ALICE_KEY, 5, 0, 0))))
        .isEqualTo("nonce too far in the future");
    assertThat(reason(pool.add(priced(ALICE_KEY, 1, 1, 2))))
        .startsWith("max priority fee per gas higher than max fee per gas");
    assertThat(pool.all()).isEmpty();
  }

  @Test
  void aPriceBelowTheNodesLeastIsRefused() {
    TransactionPool pool = pool(PoolLimits.ofFees(Word.of(10)));
    assertThat(reason(pool.add(priced(ALICE_KEY, 0, 9, 0)))).isEqualTo("transaction underpriced");
    assertThat(pool.add(priced(ALICE_KEY, 0, 10, 0))).isEqualTo(new AddResult.Added());
  }

  @Test
  void aFullPoolGivesUpQueuedTransactionsButNeverExecutableOnes() {
    TransactionPool pool = pool(limits(3, 10));
    Transaction gapped = priced(ALICE_KEY, 5, 0, 0);
    pool.add(priced(ALICE_KEY, 0, 0, 0));
    pool.add(priced(ALICE_KEY, 4, 0, 0));
    pool.add(gapped);
    assertThat(reason(pool.add(priced(BOB_KEY, 1, 0, 0)))).isEqualTo("txpool is full");
    assertThat(pool.add(priced(BOB_KEY, 0, 0, 0))).isEqualTo(new AddResult.Added());
    assertThat(pool.get(gapped.hash())).as("the newest queued one").isEmpty();
    assertThat(pool.add(priced(BOB_KEY, 1, 0, 0))).isEqualTo(new AddResult.Added());
    assertThat(reason(pool.add(priced(BOB_KEY, 2, 0, 0)))).isEqualTo("txpool is full");
    assertThat(drain(pool, 0)).hasSize(3);
  }

  @Test
  void aBlockIsBuiltFromThePoolUntilItIsEmpty() {
    TransactionPool pool = pool(PoolLimits.free());
    for (int i = 0; i < 50; i++) {
      pool.add(priced(ALICE_KEY, i, 0, 0));
      pool.add(priced(BOB_KEY, i, 0, 0));
    }
    Block block = network.extend(ledger, drain(pool, 0).toArray(Transaction[]::new));
    assertThat(block.body().transactions()).hasSize(100);
    assertThat(pool.status()).isEqualTo(new TransactionPool.Status(0, 0));
  }
}
