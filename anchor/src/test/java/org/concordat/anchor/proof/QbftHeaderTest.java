package org.concordat.anchor.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.testing.TestingHeaders;
import org.concordat.anchor.testing.TestingValidators;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class QbftHeaderTest {
  private final TestingValidators validators = new TestingValidators(1, 4);
  private final Bytes commitForm = TestingHeaders.commitForm(5, Bytes32.ZERO, 3);
  private final Bytes32 sealHash = Keccak256.of(commitForm);
  private final List<Bytes> seals = validators.seals(sealHash);

  /// Besu's documented vectors, from 32 zero bytes of vanity.
  @Test
  void extraDataIsReadAndWrittenAsBesuDoes() throws Exception {
    String zeros = "00".repeat(32);
    QbftExtraData contract = QbftExtraData.read(Bytes.fromHexString("e5a0" + zeros + "c0c080c0"));
    assertThat(contract.round()).isZero();
    assertThat(contract.commitForm()).isEqualTo(contract.chainForm());

    String vote = "d794" + "33".repeat(20) + "81ff";
    String validatorList = "ea94" + "11".repeat(20) + "94" + "22".repeat(20);
    Bytes voted = Bytes.fromHexString("f866a0" + zeros + validatorList + vote + "01c0");
    QbftExtraData extra = QbftExtraData.read(voted);
    assertThat(extra.round()).isEqualTo(1);
    assertThat(extra.commitForm()).isEqualTo(voted);
    assertThat(extra.chainForm())
        .isEqualTo(Bytes.fromHexString("f866a0" + zeros + validatorList + vote + "80c0"));
  }

  @Test
  void theThreeFormsOfOneHeaderLeadToOneHashEach() throws Exception {
    QbftHeader sealed = QbftHeader.read(TestingHeaders.sealed(5, Bytes32.ZERO, 3, seals));
    assertThat(sealed.sealHash()).isEqualTo(sealHash);
    assertThat(sealed.commitForm()).isEqualTo(commitForm);
    assertThat(sealed.blockHash())
        .isEqualTo(Keccak256.of(TestingHeaders.commitForm(5, Bytes32.ZERO, 0)));
    assertThat(sealed.extra().seals()).isEqualTo(seals);
    assertThat(QbftHeader.readCommitForm(commitForm).number()).isEqualTo(5);
  }

  @Test
  void onlyTheSealedFormIsTheCommitForm() {
    Bytes withSeals = TestingHeaders.sealed(5, Bytes32.ZERO, 3, seals);
    assertThatThrownBy(() -> QbftHeader.readCommitForm(withSeals))
        .hasMessageContaining("not in the form");
  }

  @Test
  void headersOfOtherChainsAreNotQbft() {
    assertThatThrownBy(() -> QbftHeader.read(TestingHeaders.plain(5, Bytes32.ZERO)))
        .hasMessageContaining("not one of QBFT");
  }

  @Test
  void sealsTellTheirSigners() throws Exception {
    List<Bytes> canonical =
        Seals.canonical(sealHash, seals.reversed(), new TreeSet<>(validators.addresses()));
    assertThat(canonical).isEqualTo(seals.subList(0, 3));
    assertThat(Seals.check(sealHash, canonical, new TreeSet<>(validators.addresses())))
        .isEqualTo(validators.addresses().subList(0, 3));
  }

  @Test
  void aQuorumIsTwoThirdsRoundedUp() {
    int[] quorums = {1, 2, 2, 3, 4, 4, 5, 6, 6, 7};
    for (int n = 1; n <= quorums.length; n++) {
      assertThat(Seals.quorum(n)).isEqualTo(quorums[n - 1]);
    }
  }

  @Test
  void foreignRepeatedUnorderedAndTooFewSealsAreRefused() {
    Bytes foreign = new TestingValidators(2, 1).seals(sealHash).getFirst();
    refused(List.of(seals.get(0), seals.get(1)), "need exactly 3");
    refused(seals, "need exactly 3");
    refused(List.of(seals.get(0), seals.get(1), foreign), "seal 2 is not of a known validator");
    refused(List.of(seals.get(0), seals.get(0), seals.get(1)), "seal 1 is out of order");
    refused(List.of(seals.get(1), seals.get(0), seals.get(2)), "seal 1 is out of order");
    assertThatThrownBy(() ->
            Seals.canonical(
                sealHash,
                List.of(seals.get(0), seals.get(0), seals.get(1), foreign),
                new TreeSet<>(validators.addresses())))
        .hasMessageContaining("2 known validators");
  }

  private void refused(List<Bytes> given, String reason) {
    assertThatThrownBy(() -> Seals.check(sealHash, given, new TreeSet<>(validators.addresses())))
        .hasMessageContaining(reason);
  }

  @Test
  void theTwinOfASealAndNonsenseAreNoSeals() {
    Bytes seal = seals.getFirst();
    Address signer = validators.addresses().getFirst();
    assertThat(Seals.signer(sealHash, seal)).contains(signer);
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    Bytes r = seal.slice(0, 32);
    Bytes high =
        Bytes.wrap(order.subtract(seal.slice(32, 32).toUnsignedBigInteger()).toByteArray())
            .trimLeadingZeros();
    Bytes twin = Bytes.concatenate(r, high, Bytes.of(seal.get(64) ^ 1));
    assertThat(Seals.signer(sealHash, twin)).isEmpty();
    assertThat(Seals.signer(sealHash, Bytes.wrap(new byte[65]))).isEmpty();
    assertThat(Seals.signer(sealHash, Bytes.concatenate(seal.slice(0, 64), Bytes.of(27))))
        .isEmpty();
    byte[] offTheCurve = seal.toArray();
    for (int i = 0; i < 256; i++) {
      offTheCurve[31] = (byte) i;
      Bytes altered = Bytes.wrap(offTheCurve.clone());
      if (!altered.equals(seal)) {
        assertThat(Seals.signer(sealHash, altered)).isNotEqualTo(Optional.of(signer));
      }
    }
  }
}
