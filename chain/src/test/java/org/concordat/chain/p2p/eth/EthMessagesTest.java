package org.concordat.chain.p2p.eth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.TransactionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EthMessagesTest {
  private static final Bytes32 HASH = Bytes32.repeat((byte) 9);
  private static final ForkId FORK_ID = new ForkId(0xfc64ec04, 1_150_000);

  private final TestNetwork network = new TestNetwork(1);
  private final Ledger ledger = network.open();
  private final Block block =
      network.extend(ledger, TestNetwork.transfer(TestNetwork.ALICE_KEY, 0, TestNetwork.ALICE, 1));

  private Stream<EthMessage> all(int version) {
    Transaction transaction = block.body().transactions().getFirst();
    Receipt receipt =
        Receipt.of(
            TransactionType.FEE_MARKET,
            true,
            21_000,
            List.of(new Log(TestNetwork.ALICE, List.of(HASH), Bytes.of(1, 2))));
    Receipt legacy = Receipt.of(TransactionType.LEGACY, false, 42_000, List.of());
    boolean old = version == Protocols.ETH_68;
    return Stream.of(
        new Status(
            version,
            Word.of(1337),
            HASH,
            FORK_ID,
            old ? Word.of(7) : Word.ZERO,
            0,
            old ? 0 : 6,
            Bytes32.ZERO),
        new EthMessage.NewBlockHashes(List.of(new EthMessage.BlockReference(HASH, 3))),
        new EthMessage.Transactions(List.of(transaction.encode(), Bytes.of(0xc1, 5))),
        new EthMessage.GetBlockHeaders(1, new EthMessage.Start.AtHash(HASH), 193, 199, false),
        new EthMessage.GetBlockHeaders(-1, new EthMessage.Start.AtNumber(0), 1, 0, true),
        new EthMessage.BlockHeaders(2, List.of(block.header(), ledger.head().header())),
        new EthMessage.GetBlockBodies(3, List.of(HASH)),
        new EthMessage.BlockBodies(4, List.of(block.body())),
        new EthMessage.NewBlock(block.encode(), Word.of(8)),
        new EthMessage.NewPooledTransactionHashes(
            Bytes.of(0, 2), List.of(100, 131_072), List.of(HASH, Bytes32.ZERO)),
        new EthMessage.GetPooledTransactions(5, List.of(HASH)),
        new EthMessage.PooledTransactions(6, List.of(transaction.encode())),
        new EthMessage.GetReceipts(7, List.of(HASH, HASH)),
        new EthMessage.Receipts(8, List.of(List.of(receipt, legacy), List.of())));
  }

  @ParameterizedTest
  @ValueSource(ints = {68, 69})
  void everyMessageComesBackAsItWent(int version) {
    all(version).forEach(message -> assertThat(again(version, message)).isEqualTo(message));
  }

  private static EthMessage again(int version, EthMessage message) {
    Bytes payload = new EthWriter(version).payload(message);
    return new EthReader(version).read(EthCode.of(message).code(), payload);
  }

  @Test
  void receiptsOfEth69CarryNoBloom() {
    EthMessage receipts =
        new EthMessage.Receipts(
            1, List.of(List.of(Receipt.of(TransactionType.LEGACY, true, 5, List.of()))));
    assertThat(new EthWriter(69).payload(receipts))
        .isEqualTo(Bytes.fromHexString("c801c6c5c4800105c0"));
    assertThat(new EthWriter(68).payload(receipts).size()).isGreaterThan(256);
  }

  @Test
  void theStatusOfEachVersionHasItsOwnForm() {
    ForkIds ids = new ForkIds(HASH, List.of(), List.of());
    ChainIdentity chain = new ChainIdentity(Word.of(1), ids);
    ChainIdentity.Tip tip = new ChainIdentity.Tip(5, Bytes32.ZERO, 9, Word.of(6));
    Bytes status68 = new EthWriter(68).payload(chain.status(68, tip));
    Bytes status69 = new EthWriter(69).payload(chain.status(69, tip));
    assertThat(status68.slice(2, 3)).isEqualTo(Bytes.of(68, 1, 6));
    assertThat(status69.slice(2, 3)).isEqualTo(Bytes.of(69, 1, 0xa0));
    assertThatThrownBy(() -> new EthReader(69).read(0, status68)).isInstanceOf(RlpException.class);
  }

  @Test
  void anotherChainIsRefusedWithTheReasonOfTheSubprotocol() {
    ForkIds ids = new ForkIds(HASH, List.of(10L), List.of());
    ChainIdentity chain = new ChainIdentity(Word.of(1), ids);
    ChainIdentity.Tip tip = new ChainIdentity.Tip(20, HASH, 9, Word.of(21));
    Status good = chain.status(69, tip);
    chain.check(good, tip);
    assertRefused(chain, tip, status(Word.of(2), HASH, good.forkId()));
    assertRefused(chain, tip, status(Word.of(1), Bytes32.ZERO, good.forkId()));
    assertRefused(chain, tip, status(Word.of(1), HASH, new ForkId(1, 0)));
  }

  private static Status status(Word networkId, Bytes32 genesis, ForkId forkId) {
    return new Status(69, networkId, genesis, forkId, Word.ZERO, 0, 20, HASH);
  }

  private static void assertRefused(ChainIdentity chain, ChainIdentity.Tip tip, Status theirs) {
    assertThatThrownBy(() -> chain.check(theirs, tip))
        .isInstanceOfSatisfying(
            PeerFault.class, e -> assertThat(e.reason()).isEqualTo(DisconnectReason.SUBPROTOCOL));
  }

  @Test
  void listsBeyondTheirBoundsAreRefusedWhileTheyAreRead() {
    List<Bytes32> hashes = Collections.nCopies(EthLimits.ANNOUNCED + 1, HASH);
    assertFault(new EthMessage.GetBlockBodies(1, hashes));
    assertFault(
        new EthMessage.Transactions(Collections.nCopies(EthLimits.TRANSACTIONS + 1, Bytes.of(1))));
    assertFault(
        new EthMessage.NewBlockHashes(
            Collections.nCopies(
                EthLimits.BLOCK_HASHES + 1, new EthMessage.BlockReference(HASH, 1))));
  }

  private static void assertFault(EthMessage message) {
    assertThatThrownBy(() -> again(69, message)).isInstanceOf(PeerFault.class);
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertFault(new EthMessage.BlockRangeUpdate(5, 4, HASH));
    Bytes range = new EthWriter(69).payload(new EthMessage.BlockRangeUpdate(4, 5, HASH));
    assertThatThrownBy(() -> new EthReader(68).read(0x11, range)).isInstanceOf(PeerFault.class);
    EthMessage lopsided =
        new EthMessage.NewPooledTransactionHashes(Bytes.of(1), List.of(1, 2), List.of(HASH));
    assertThatThrownBy(() -> again(69, lopsided)).isInstanceOf(RlpException.class);
    assertThatThrownBy(() -> new EthReader(69).read(0x0b, Bytes.of(0xc0)))
        .isInstanceOf(PeerFault.class);
  }

  @Test
  void anAmountNobodyServesIsReadAsTheMostThatIsServed() {
    EthMessage request =
        new EthMessage.GetBlockHeaders(1, new EthMessage.Start.AtNumber(1), 1 << 30, 0, false);
    assertThat(((EthMessage.GetBlockHeaders) again(69, request)).amount())
        .isEqualTo(EthLimits.HEADERS);
  }

  /// Whatever comes, reading ends in a message or one of the two refusals.
  @ParameterizedTest
  @ValueSource(ints = {68, 69})
  void flippedBytesNeverEscapeAsAnythingElse(int version) {
    Random random = new Random(20_261_125);
    for (EthMessage message : all(version).toList()) {
      Bytes payload = new EthWriter(version).payload(message);
      for (int i = 0; i < 200; i++) {
        byte[] flipped = payload.toArray();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        try {
          new EthReader(version).read(EthCode.of(message).code(), Bytes.wrap(flipped));
        } catch (RlpException | PeerFault refused) {
          assertThat(refused.getMessage()).isNotBlank();
        }
      }
    }
  }
}
