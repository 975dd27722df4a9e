package org.concordat.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Sign;

class ListSignatureTest {
  private static final SoftwareKey KEY =
      SoftwareKey.of(Bytes32.fromHexStringLenient("0x0102030405"));
  private static final PolicyList LIST = Lists.jurisdictions("IR", "KP");
  private static final ListSignature SIGNATURE = ListSignature.of(LIST, KEY);

  @Test
  void aSignatureIsOfItsListAlone() {
    assertThat(SIGNATURE.signer()).isEqualTo(KEY.address());
    assertThat(SIGNATURE.signs(LIST)).isTrue();
    assertThat(SIGNATURE.signs(Lists.jurisdictions("IR"))).isFalse();
    PolicyList renamed =
        PolicyList.of(LIST.kind(), "Another name", LIST.date(), LIST.provenance(), LIST.entries());
    assertThat(SIGNATURE.signs(renamed)).isFalse();
  }

  @Test
  void noOtherBytesAndNoOtherSignerPass() {
    for (int position = 0; position < SIGNATURE.signature().size(); position++) {
      byte[] changed = SIGNATURE.signature().toArray();
      changed[position] ^= 1;
      assertThat(new ListSignature(KEY.address(), Bytes.wrap(changed)).signs(LIST)).isFalse();
    }
    SoftwareKey other = SoftwareKey.of(Bytes32.fromHexStringLenient("0x05"));
    assertThat(new ListSignature(other.address(), SIGNATURE.signature()).signs(LIST)).isFalse();
  }

  /// (r, n - s) with the other recovery id is valid ECDSA, and would be a second signature.
  @Test
  void theMirroredSignatureIsRefused() {
    Bytes signature = SIGNATURE.signature();
    BigInteger s = signature.slice(32, 32).toUnsignedBigInteger();
    Bytes mirrored =
        Bytes.wrap(Sign.CURVE_PARAMS.getN().subtract(s).toByteArray()).trimLeadingZeros();
    Bytes changed =
        Bytes.concatenate(
            signature.slice(0, 32), Bytes32.leftPad(mirrored), Bytes.of(1 - signature.get(64)));
    assertThat(new ListSignature(KEY.address(), changed).signs(LIST)).isFalse();
  }

  @Test
  void theFileReadsAsTheSignature() {
    assertThat(ListSignature.read(SIGNATURE.toJson())).contains(SIGNATURE);
    assertThat(ListSignature.read("{}")).isEmpty();
    assertThat(ListSignature.read("")).isEmpty();
    assertThat(ListSignature.read(SIGNATURE.toJson().replace("signature/1", "signature/2")))
        .isEmpty();
    String shorter = SIGNATURE.signature().slice(1).toHexString();
    assertThat(
            ListSignature.read(
                SIGNATURE.toJson().replace(SIGNATURE.signature().toHexString(), shorter)))
        .isEmpty();
  }
}
