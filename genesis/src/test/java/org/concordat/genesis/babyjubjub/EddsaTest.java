package org.concordat.genesis.babyjubjub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;
import org.concordat.genesis.bn254.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EddsaTest {
  private static final EddsaKey KEY = EddsaKey.of(Bytes32.fromHexStringLenient("0x28"));
  private static final Fr MESSAGE = Fr.of(5);

  static Stream<List<String>> signatures() throws IOException {
    return Vectors.words("/babyjubjub/signatures.txt");
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void signsAsCircomlibjsDoes(List<String> row) {
    EddsaKey key = EddsaKey.of(Bytes32.fromHexString(row.getFirst()));
    Fr message = Fr.of(new BigInteger(row.get(1))).orElseThrow();
    EddsaSignature expected =
        new EddsaSignature(
            EdwardsPointTest.point(row.get(4), row.get(5)), new BigInteger(row.get(6)));
    assertThat(key.publicKey().point()).isEqualTo(EdwardsPointTest.point(row.get(2), row.get(3)));
    assertThat(key.sign(message)).isEqualTo(expected);
    assertThat(key.publicKey().verifies(message, expected)).isTrue();
  }

  @Test
  void refusesAnotherMessageAnotherKeyAndChangedNumbers() {
    EddsaSignature signature = KEY.sign(MESSAGE);
    EddsaPublicKey publicKey = KEY.publicKey();
    EddsaPublicKey other = EddsaKey.of(Bytes32.ZERO).publicKey();
    BigInteger nextS = signature.s().add(BigInteger.ONE).mod(BabyJubJub.ORDER);
    EdwardsPoint nextR = signature.r().add(BabyJubJub.BASE8);
    assertThat(publicKey.verifies(MESSAGE, signature)).isTrue();
    assertThat(publicKey.verifies(Fr.of(6), signature)).isFalse();
    assertThat(other.verifies(MESSAGE, signature)).isFalse();
    assertThat(publicKey.verifies(MESSAGE, new EddsaSignature(signature.r(), nextS))).isFalse();
    assertThat(publicKey.verifies(MESSAGE, new EddsaSignature(nextR, signature.s()))).isFalse();
    EdwardsPoint opposite = signature.r().negate();
    assertThat(publicKey.verifies(MESSAGE, new EddsaSignature(opposite, signature.s()))).isFalse();
  }

  /// Were S·Base8 multiplied by the cofactor, a point of order two could be added to R.
  @Test
  void refusesANonceWithATorsionPointAdded() {
    EddsaSignature signature = KEY.sign(MESSAGE);
    EdwardsPoint orderTwo = EdwardsPoint.of(Fr.ZERO, Fr.ONE.negate()).orElseThrow();
    EddsaSignature changed = new EddsaSignature(signature.r().add(orderTwo), signature.s());
    assertThat(KEY.publicKey().verifies(MESSAGE, changed)).isFalse();
  }

  /// Under the key of order 1, 2, 4 or 8, S = 0 with R the identity would sign every message.
  @Test
  void takesNoPointOfSmallOrderAsAKey() {
    EdwardsPoint orderEight = EdwardsPointTest.GENERATOR.multiply(BabyJubJub.ORDER);
    for (int i = 0; i < 8; i++) {
      EdwardsPoint small = orderEight.multiply(BigInteger.valueOf(i));
      assertThat(EddsaPublicKey.of(small)).isEmpty();
    }
  }

  @Test
  void takesNoPointOutsideTheSubgroupAsAKey() {
    EdwardsPoint orderTwo = EdwardsPoint.of(Fr.ZERO, Fr.ONE.negate()).orElseThrow();
    EdwardsPoint shifted = KEY.publicKey().point().add(orderTwo);
    assertThat(EddsaPublicKey.of(shifted)).isEmpty();
    assertThat(EddsaPublicKey.of(shifted.toBytes())).isEmpty();
  }

  @Test
  void readsTheBytesItWrites() {
    EddsaSignature signature = KEY.sign(MESSAGE);
    Bytes bytes = KEY.publicKey().point().toBytes();
    assertThat(EddsaSignature.of(signature.toBytes())).contains(signature);
    assertThat(EddsaPublicKey.of(bytes)).contains(KEY.publicKey());
    assertThat(KEY.publicKey()).hasToString(bytes.toHexString());
  }

  @Test
  void refusesASignatureWhoseSIsNotBelowTheOrder() {
    EddsaSignature signature = KEY.sign(MESSAGE);
    BigInteger same = signature.s().add(BabyJubJub.ORDER);
    Bytes r = signature.r().toBytes();
    assertThat(EddsaSignature.of(Bytes.concatenate(r, EdwardsPointTest.word(same)))).isEmpty();
    assertThat(EddsaSignature.of(Bytes.concatenate(r, EdwardsPointTest.word(BabyJubJub.ORDER))))
        .isEmpty();
    assertThatThrownBy(() -> new EddsaSignature(signature.r(), same))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EddsaSignature(signature.r(), BigInteger.ONE.negate()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesASignatureWhoseROffTheCurveOrWhoseLengthIsWrong() {
    Bytes bytes = KEY.sign(MESSAGE).toBytes();
    for (int position = 0; position < EdwardsPoint.SIZE; position++) {
      byte[] changed = bytes.toArray();
      changed[position] ^= 1;
      assertThat(EddsaSignature.of(Bytes.wrap(changed))).isEmpty();
    }
    assertThat(EddsaSignature.of(bytes.slice(1))).isEmpty();
    assertThat(EddsaSignature.of(Bytes.concatenate(bytes, Bytes.of(0)))).isEmpty();
  }

  @Test
  void drawsEachKeyAnew() {
    SecureRandom random = new SecureRandom();
    EddsaKey first = EddsaKey.generate(random);
    assertThat(first.publicKey()).isNotEqualTo(EddsaKey.generate(random).publicKey());
    assertThat(first.publicKey().verifies(MESSAGE, first.sign(MESSAGE))).isTrue();
  }

  @Test
  void keepsTheSecretInAFileOnlyItsOwnerReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("issuer.key");
    KEY.write(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(EddsaKey.read(file).publicKey()).isEqualTo(KEY.publicKey());
    assertThatThrownBy(() -> KEY.write(file)).isInstanceOf(GenesisException.class);
    assertThat(Files.readString(file)).contains("28");
    assertThat(KEY.toString()).doesNotContain(Files.readString(file).strip());
  }

  @Test
  void drawsAnotherNonceForAnotherMessage() {
    assertThat(KEY.sign(Fr.ONE).r()).isNotEqualTo(KEY.sign(Fr.ZERO).r());
  }
}
