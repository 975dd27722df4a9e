package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.peer.TransactionMessages.Item;
import org.junit.jupiter.api.Test;

class TransactionMessagesTest {
  private static Item item(int number, int size) {
    Bytes encoded = Bytes.concatenate(Bytes.ofUnsignedInt(number), Bytes.wrap(new byte[size - 4]));
    return new Item(encoded, Keccak.hash(encoded));
  }

  @Test
  void messagesStayWithinTheirSizeAndHoldEverythingInOrder() {
    List<Item> items = IntStream.range(0, 40).mapToObj(it -> item(it, 100_000)).toList();
    List<EthMessage> messages = TransactionMessages.inFull(items);
    assertThat(messages).hasSize(4);
    assertThat(messages)
        .flatExtracting(it -> ((EthMessage.Transactions) it).encoded())
        .isEqualTo(items.stream().map(Item::encoded).toList());
  }

  @Test
  void aTransactionLargerThanAMessageShouldBeGoesAlone() {
    List<Item> items = List.of(item(1, 10), item(2, TransactionMessages.MAX_BYTES + 1), item(3, 9));
    assertThat(TransactionMessages.inFull(items)).hasSize(3);
    assertThat(TransactionMessages.inFull(List.of())).isEmpty();
  }

  @Test
  void announcementsNameTypeAndSize() {
    Item typed = new Item(Bytes.of(2, 0xc0), Keccak.hash(Bytes.of(2, 0xc0)));
    Item legacy = new Item(Bytes.of(0xc1, 1, 1), Keccak.hash(Bytes.of(0xc1, 1, 1)));
    assertThat(TransactionMessages.announced(List.of(typed, legacy)))
        .containsExactly(
            new EthMessage.NewPooledTransactionHashes(
                Bytes.of(2, 0), List.of(2, 3), List.of(typed.hash(), legacy.hash())));
  }

  @Test
  void noAnnouncementIsLongerThanPeersTake() {
    List<Item> items = Collections.nCopies(EthLimits.ANNOUNCED + 1, item(1, 8));
    assertThat(TransactionMessages.announced(items)).hasSize(2);
  }
}
