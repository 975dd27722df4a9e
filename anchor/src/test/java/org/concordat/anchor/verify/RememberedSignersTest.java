package org.concordat.anchor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class RememberedSignersTest {
  private final List<Bytes> asked = new ArrayList<>();
  private final RememberedSigners signers =
      new RememberedSigners((digest, seal) -> {
        asked.add(Bytes.concatenate(digest, seal));
        return seal.isZero() ? Optional.empty() : Optional.of(answer(digest, seal));
      });

  @Test
  void onlyTheSameDigestAndTheSameSealAreTheSameQuestion() {
    Bytes32 digest = digest(1);
    Bytes seal = Bytes.repeat((byte) 7, 65);
    Bytes otherSeal = Bytes.concatenate(seal.slice(0, 64), Bytes.of(8));
    for (int i = 0; i < 2; i++) {
      assertThat(signers.signer(digest, seal)).contains(answer(digest, seal));
      assertThat(signers.signer(digest(2), seal)).contains(answer(digest(2), seal));
      assertThat(signers.signer(digest, otherSeal)).contains(answer(digest, otherSeal));
    }
    assertThat(asked).hasSize(3);
  }

  @Test
  void noSignerIsRememberedToo() {
    Bytes none = Bytes.repeat((byte) 0, 65);
    assertThat(signers.signer(digest(1), none)).isEmpty();
    assertThat(signers.signer(digest(1), none)).isEmpty();
    assertThat(asked).hasSize(1);
  }

  @Test
  void bytesThatChangeAfterwardsChangeNoAnswer() {
    byte[] bytes = Bytes.repeat((byte) 7, 65).toArray();
    signers.signer(digest(1), Bytes.wrap(bytes));
    bytes[64] = 9;
    Bytes changed = Bytes.wrap(bytes);
    assertThat(signers.signer(digest(1), changed)).contains(answer(digest(1), changed));
  }

  @Test
  void theAnswerNotAskedForLongestMakesRoom() {
    Bytes seal = Bytes.repeat((byte) 7, 65);
    for (int i = 0; i <= RememberedSigners.MAXIMUM; i++) {
      signers.signer(digest(i), seal);
    }
    asked.clear();
    signers.signer(digest(RememberedSigners.MAXIMUM), seal);
    assertThat(asked).isEmpty();
    signers.signer(digest(0), seal);
    assertThat(asked).hasSize(1);
  }

  private static Bytes32 digest(int number) {
    return Bytes32.leftPad(Bytes.ofUnsignedInt(number));
  }

  private static Address answer(Bytes32 digest, Bytes seal) {
    return Address.of(Keccak256.of(digest, seal).slice(12));
  }
}
