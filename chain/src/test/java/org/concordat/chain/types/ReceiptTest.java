package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final long SEED = 20_261_121;

  @Test
  void receiptsOfEveryTypeReadBackBehindTheirTypeByte() {
    Random random = new Random(SEED);
    for (TransactionType type : TransactionType.values()) {
      List<Log> logs = Samples.list(random, 6, () -> Samples.log(random));
      Receipt receipt = Receipt.of(type, random.nextBoolean(), random.nextInt(1 << 20), logs);
      Bytes encoded = receipt.encode();
      assertThat(Receipt.decode(encoded)).isEqualTo(receipt);
      if (type != TransactionType.LEGACY) {
        assertThat(encoded.get(0)).isEqualTo((byte) type.code());
      }
    }
  }

  @Test
  void damagedReceiptsAreRefusedOrCanonical() {
    Random random = new Random(SEED);
    Receipt receipt = Receipt.of(TransactionType.SET_CODE, true, 1, List.of(Samples.log(random)));
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = receipt.encode().toArray();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        assertThat(Receipt.decode(Bytes.wrap(damaged)).encode()).isEqualTo(Bytes.wrap(damaged));
      } catch (RlpException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void aLogWithFiveTopicsIsRefused() {
    Log log = new Log(Address.ZERO, Collections.nCopies(5, Bytes32.ZERO), Bytes.EMPTY);
    Bytes encoded = Receipt.of(TransactionType.LEGACY, true, 1, List.of(log)).encode();
    assertThatThrownBy(() -> Receipt.decode(encoded)).hasMessageContaining("5 topics");
  }

  @Test
  void theBloomHoldsEveryAddressAndTopicAndLittleElse() {
    Random random = new Random(SEED);
    List<Log> logs = List.of(Samples.log(random), Samples.log(random), Samples.log(random));
    Bloom bloom = Bloom.of(logs);
    for (Log log : logs) {
      assertThat(bloom.mayContain(log.address().bytes())).isTrue();
      log.topics().forEach(topic -> assertThat(bloom.mayContain(topic)).isTrue());
    }
    int falsePositives = 0;
    for (int i = 0; i < 1_000; i++) {
      falsePositives += bloom.mayContain(Bytes32.random(random)) ? 1 : 0;
    }
    assertThat(falsePositives).isLessThan(5);
    assertThat(Bloom.union(List.of(Bloom.of(logs.subList(0, 1)), Bloom.of(logs.subList(1, 3)))))
        .isEqualTo(bloom);
  }

  @Test
  void theBitsAreTheLowElevenOfTheFirstThreePairs() {
    Address address = Address.fromHex("0x0000000000000000000000000000000000000001");
    Bytes digest = Keccak.hash(address.bytes());
    Bloom bloom = Bloom.of(List.of(new Log(address, List.of(), Bytes.EMPTY)));
    for (int i = 0; i < 6; i += 2) {
      int bit = digest.getInt(i) >>> 16 & 2047;
      assertThat(bloom.bytes().toUnsignedBigInteger().testBit(bit)).isTrue();
    }
    assertThat(bloom.bytes().toUnsignedBigInteger().bitCount()).isLessThanOrEqualTo(3);
  }
}
