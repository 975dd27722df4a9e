package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static final long SEED = 20_261_121;
  private static final Bytes32 KEY = Word.of(41).toBytes32();
  private static final Address SENDER = Secp256k1.address(Secp256k1.publicKey(KEY));

  @Test
  void everyTypeReadsBackWithItsSender() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      Transaction transaction = Samples.transaction(random).sign(KEY);
      Transaction read = Transaction.decode(transaction.encode());
      assertThat(read).isEqualTo(transaction);
      assertThat(read.encode()).isEqualTo(transaction.encode());
      assertThat(read.hash()).isEqualTo(transaction.hash());
      assertThat(read.sender()).contains(SENDER);
    }
  }

  @Test
  void damagedTransactionsAreRefusedOrStillCanonical() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Samples.transaction(random).encode().toArray();
      bytes[random.nextInt(Math.min(bytes.length, 40))] = (byte) random.nextInt();
      Bytes damaged = Bytes.wrap(bytes);
      try {
        assertThat(Transaction.decode(damaged).encode()).isEqualTo(damaged);
      } catch (RlpException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void anUnsignedTransactionHasNoSender() {
    assertThat(Samples.transaction(new Random(SEED)).sender()).isEmpty();
  }

  @Test
  void aSecondSignatureByNegatingSHasNoSender() {
    Transaction signed = Samples.transaction(new Random(SEED)).sign(KEY);
    Signature low = signed.signature();
    Signature high =
        new Signature(low.r(), Secp256k1.ORDER.subtract(low.s()), 1 - low.recoveryId());
    assertThat(signed.withSignature(high).sender()).isEmpty();
  }

  @Test
  void theChainIdIsPartOfWhatIsSigned() {
    LegacyTransaction bound = legacy(Optional.of(Word.of(20261)));
    LegacyTransaction unbound = legacy(Optional.empty());
    assertThat(bound.signingHash()).isNotEqualTo(unbound.signingHash());
    for (LegacyTransaction transaction : List.of(bound, unbound)) {
      Transaction read = Transaction.decode(transaction.sign(KEY).encode());
      assertThat(read.boundChainId()).isEqualTo(transaction.boundChainId());
      assertThat(read.sender()).contains(SENDER);
    }
  }

  @Test
  void blobTransactionsAreRefusedWithTheirOwnReason() {
    assertThatThrownBy(() -> Transaction.decode(Bytes.fromHexString("0x03c0")))
        .isInstanceOf(RlpException.class)
        .hasMessageContaining("blob");
    assertThatThrownBy(() -> Transaction.decode(Bytes.fromHexString("0x05c0")))
        .hasMessageContaining("type 5");
  }

  @Test
  void aBodyWrapsTypedTransactionsAndOnlyThose() {
    Transaction legacy = legacy(Optional.empty()).sign(KEY);
    Bytes wrapped = new RlpWriter().writeBytes(legacy.encode()).toBytes();
    Bytes body =
        new RlpWriter()
            .startList()
            .startList()
            .writeRaw(wrapped)
            .endList()
            .startList()
            .endList()
            .endList()
            .toBytes();
    assertThatThrownBy(() -> BlockBody.decode(body)).isInstanceOf(RlpException.class);
  }

  @Test
  void aDelegationIsByWhoeverSignedIt() {
    Word chainId = Word.of(20261);
    Authorization signed = Authorization.sign(chainId, SENDER, 7, KEY);
    assertThat(signed.authority()).contains(SENDER);
    Authorization high =
        new Authorization(
            chainId,
            SENDER,
            7,
            1 - signed.yParity(),
            signed.r(),
            Secp256k1.ORDER.subtract(signed.s()));
    assertThat(high.authority()).isEmpty();
    assertThat(new Authorization(chainId, SENDER, 7, 27, signed.r(), signed.s()).authority())
        .isEmpty();
    assertThat(
            new Authorization(chainId, SENDER, 8, signed.yParity(), signed.r(), signed.s())
                .authority())
        .isNotEqualTo(Optional.of(SENDER));
  }

  @Test
  void feesFollowTheBaseFee() {
    FeeMarketTransaction t =
        new FeeMarketTransaction(
            Word.ONE,
            0,
            Word.of(2),
            Word.of(10),
            21_000,
            Optional.empty(),
            Word.ZERO,
            Bytes.EMPTY,
            List.of(),
            Transaction.UNSIGNED);
    assertThat(t.effectiveGasPrice(Word.of(5))).isEqualTo(Word.of(7));
    assertThat(t.effectiveGasPrice(Word.of(9))).isEqualTo(Word.of(10));
    assertThat(t.priorityFeePerGas(Word.of(10))).isEqualTo(Word.ZERO);
    assertThat(t.priorityFeePerGas(Word.of(11))).isEqualTo(Word.ZERO);
  }

  private static LegacyTransaction legacy(Optional<Word> chainId) {
    return new LegacyTransaction(
        chainId,
        3,
        Word.of(1),
        21_000,
        Optional.of(SENDER),
        Word.ONE,
        Bytes.EMPTY,
        Transaction.UNSIGNED);
  }
}
