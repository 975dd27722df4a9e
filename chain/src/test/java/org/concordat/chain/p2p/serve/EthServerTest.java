package org.concordat.chain.p2p.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.EthMessage.GetBlockHeaders;
import org.concordat.chain.p2p.eth.EthMessage.Start.AtHash;
import org.concordat.chain.p2p.eth.EthMessage.Start.AtNumber;
import org.concordat.chain.p2p.eth.EthWriter;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.wire.MessageCodec;
import org.concordat.chain.p2p.wire.MessageSpace;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.TransactionType;
import org.junit.jupiter.api.Test;

class EthServerTest {
  private static final int HEAD = 1_000;
  private static final int MIB = 1024 * 1024;
  private static final Bytes32 UNKNOWN = Bytes32.repeat((byte) 7);

  private final BlockHeader genesis = new TestNetwork(1).open().head().header();
  private final InMemoryChain chain = new InMemoryChain();
  private final EthServer server = new EthServer(chain);
  private final List<BlockHeader> headers = new ArrayList<>();

  private void grow(int head) {
    for (long number = 0; number <= head; number++) {
      Block block = block(number, List.of());
      headers.add(block.header());
      chain.with(block, List.of());
    }
  }

  private Block block(long number, List<Transaction> transactions) {
    BlockHeader header =
        genesis.toBuilder().number(number).timestamp(genesis.timestamp() + number).build();
    return new Block(header, BlockBody.of(transactions, true));
  }

  private static Transaction transaction(int size) {
    return TestNetwork.transaction(
        ALICE_KEY, 0, Optional.of(ALICE), Word.ONE, Bytes.wrap(new byte[size]), 21_000);
  }

  private List<Long> served(EthMessage.Start start, int amount, long skip, boolean reverse) {
    var answer = server.answer(new GetBlockHeaders(5, start, amount, skip, reverse)).orElseThrow();
    assertThat(answer.requestId()).isEqualTo(5);
    List<BlockHeader> found = ((EthMessage.BlockHeaders) answer).headers();
    assertThat(found).allSatisfy(it -> assertThat(it).isEqualTo(headers.get((int) it.number())));
    return found.stream().map(BlockHeader::number).toList();
  }

  @Test
  void theHeadAStatusNamesIsServedByItsHash() {
    grow(3);
    Bytes32 hash = new Block(headers.get(3), BlockBody.of(List.of(), true)).hash();
    assertThat(served(new AtHash(hash), 1, 0, false)).containsExactly(3L);
    assertThat(served(new AtHash(hash), 3, 0, true)).containsExactly(3L, 2L, 1L);
    assertThat(served(new AtHash(UNKNOWN), 1, 0, false)).isEmpty();
  }

  @Test
  void aFollowerThatSyncsGetsEvery200thHeaderAndThenTheOnesBetween() {
    grow(HEAD);
    assertThat(served(new AtNumber(0), 193, 199, false))
        .containsExactly(0L, 200L, 400L, 600L, 800L, 1_000L);
    assertThat(served(new AtNumber(399), 199, 0, true))
        .hasSize(199)
        .startsWith(399L)
        .endsWith(201L);
    assertThat(served(new AtNumber(HEAD), 192, 10, true)).hasSize(91).endsWith(10L);
  }

  /// The plain twin counts with numbers that cannot overflow.
  @Test
  void everyRangeIsTheOneArithmeticSays() {
    grow(40);
    Random random = new Random(20_261_125);
    for (int i = 0; i < 2_000; i++) {
      long start = random.nextInt(45);
      int amount = random.nextInt(10);
      long skip = random.nextInt(4) == 0 ? Long.MAX_VALUE - random.nextInt(50) : random.nextInt(9);
      boolean reverse = random.nextBoolean();
      assertThat(served(new AtNumber(start), amount, skip, reverse))
          .isEqualTo(expected(start, amount, skip, reverse));
    }
    assertThat(served(new AtNumber(Long.MAX_VALUE), 2, Long.MAX_VALUE, false)).isEmpty();
  }

  private static List<Long> expected(long start, int amount, long skip, boolean reverse) {
    BigInteger step = BigInteger.valueOf(skip).add(BigInteger.ONE);
    List<Long> numbers = new ArrayList<>();
    BigInteger number = BigInteger.valueOf(start);
    while (numbers.size() < amount
        && number.signum() >= 0
        && number.compareTo(BigInteger.valueOf(40)) <= 0) {
      numbers.add(number.longValueExact());
      number = reverse ? number.subtract(step) : number.add(step);
    }
    return numbers;
  }

  @Test
  void noAmountGetsMoreHeadersThanAnAnswerMayHold() {
    grow(HEAD);
    assertThat(served(new AtNumber(1), Integer.MAX_VALUE, 0, false)).hasSize(EthLimits.HEADERS);
    assertThat(served(new AtNumber(1), 0, 0, false)).isEmpty();
  }

  @Test
  void bodiesComeInTheOrderAskedForWithoutTheMissingOnes() {
    Block one = block(1, List.of(transaction(1)));
    Block two = block(2, List.of(transaction(2)));
    chain.with(one, List.of()).with(two, List.of());
    assertThat(bodies(List.of(two.hash(), UNKNOWN, one.hash())))
        .containsExactly(two.body(), one.body());
  }

  private List<BlockBody> bodies(List<Bytes32> hashes) {
    var answer = server.answer(new EthMessage.GetBlockBodies(-1, hashes)).orElseThrow();
    assertThat(answer.requestId()).isEqualTo(-1);
    return ((EthMessage.BlockBodies) answer).bodies();
  }

  @Test
  void aLongListCostsNoMoreLookUpsThanTheAnswerMayHaveItems() {
    Block one = block(1, List.of());
    chain.with(one, List.of());
    assertThat(bodies(Collections.nCopies(1_024, one.hash()))).hasSize(EthLimits.BODIES);
    chain.lookups = 0;
    assertThat(bodies(Collections.nCopies(1_024, UNKNOWN))).isEmpty();
    assertThat(chain.lookups).isEqualTo(EthLimits.BODIES);
  }

  @Test
  void anAnswerEndsBeforeTheItemThatWouldMakeItTooLarge() {
    Block large = block(1, List.of(transaction(MIB * 3 / 4)));
    Block huge = block(2, List.of(transaction(3 * MIB)));
    Block endless = block(3, List.of(transaction(11 * MIB)));
    chain.with(large, List.of()).with(huge, List.of()).with(endless, List.of());
    assertThat(bodies(Collections.nCopies(4, large.hash()))).hasSize(2);
    assertThat(bodies(List.of(huge.hash(), large.hash()))).containsExactly(huge.body());
    assertThat(bodies(List.of(endless.hash(), large.hash()))).isEmpty();
  }

  @Test
  void receiptsComeByBlockAndFitIntoAMessageInBothForms() {
    Receipt receipt =
        Receipt.of(
            TransactionType.FEE_MARKET,
            true,
            21_000,
            List.of(new Log(ALICE, List.of(UNKNOWN), Bytes.wrap(new byte[32 * 1024]))));
    Block many = block(1, List.of());
    Block none = block(2, List.of());
    chain.with(many, Collections.nCopies(20, receipt)).with(none, List.of());
    var answer = receipts(List.of(none.hash(), many.hash(), many.hash()));
    assertThat(answer.blocks()).hasSize(3).startsWith(List.of());
    assertThat(receipts(Collections.nCopies(256, many.hash())).blocks()).hasSize(3);
    for (int version : List.of(Protocols.ETH_68, Protocols.ETH_69)) {
      MessageSpace space = MessageSpace.of(Protocols.OURS, Protocols.capabilities());
      assertThat(new EthWriter(version).message(answer, space).payload().size())
          .isBetween(40 * 32 * 1024, MessageCodec.MAX_PAYLOAD);
    }
  }

  private EthMessage.Receipts receipts(List<Bytes32> hashes) {
    return (EthMessage.Receipts) server.answer(new EthMessage.GetReceipts(8, hashes)).orElseThrow();
  }

  @Test
  void pooledTransactionsComeAsTheyWereEncoded() {
    List<Transaction> all = IntStream.range(0, 300).mapToObj(EthServerTest::transaction).toList();
    all.forEach(chain::withPooled);
    List<Bytes32> hashes = all.stream().map(Transaction::hash).toList();
    var answer = server.answer(new EthMessage.GetPooledTransactions(6, hashes));
    assertThat(answer)
        .contains(
            new EthMessage.PooledTransactions(
                6,
                all.subList(0, EthLimits.POOLED_TRANSACTIONS).stream()
                    .map(Transaction::encode)
                    .toList()));
  }

  @Test
  void whatAsksForNothingGetsNothing() {
    assertThat(server.answer(new EthMessage.Transactions(List.of()))).isEmpty();
    assertThat(server.answer(new EthMessage.BlockBodies(1, List.of()))).isEmpty();
    assertThat(server.answer(new EthMessage.BlockRangeUpdate(0, 1, UNKNOWN))).isEmpty();
  }
}
