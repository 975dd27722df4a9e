package org.concordat.privacy.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SignatureException;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.Seeds;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.utils.Numeric;

class TransactionSigningTest {
  private static final SoftwareKey KEY = SoftwareKey.generate(Seeds.random(6));

  @Test
  void aRegistrationIsAFreeTransactionOfTheSignerToTheRegistry() throws SignatureException {
    BatchRegistration registration =
        new BatchRegistration(Bytes32.random(Seeds.random(1)), 77, DemoRecords.SCHEMA.hash());
    String data = RegistryAbi.register(registration);
    SignedRegistration signed =
        TransactionSigning.sign(KEY, 20261, SystemContracts.RECORD_REGISTRY, data, 42);

    SignedRawTransaction decoded =
        (SignedRawTransaction) TransactionDecoder.decode(signed.raw().toHexString());
    assertThat(decoded.getFrom()).isEqualTo(KEY.address().toHex());
    assertThat(decoded.getTo()).isEqualTo(SystemContracts.RECORD_REGISTRY.toHex());
    assertThat(decoded.getNonce()).isEqualTo(42);
    assertThat(decoded.getData()).isEqualTo(data.substring(2));
    Transaction1559 typed = (Transaction1559) decoded.getTransaction();
    assertThat(typed.getMaxFeePerGas()).isEqualTo(BigInteger.ZERO);
    assertThat(typed.getMaxPriorityFeePerGas()).isEqualTo(BigInteger.ZERO);
    assertThat(typed.getChainId()).isEqualTo(20261);
    assertThat(signed.hash()).isEqualTo(Bytes32.wrap(Hash.sha3(signed.raw().toArray())));
  }

  @Test
  void theCallHasTheSelectorAndWordsOfTheContract() {
    BatchRegistration registration =
        new BatchRegistration(Bytes32.fromHexStringLenient("0xaa"), 3, Bytes32.ZERO);
    String selector =
        Numeric.toHexString(Hash.sha3("register(bytes32,uint32,bytes32)".getBytes(UTF_8)))
            .substring(0, 10);
    assertThat(RegistryAbi.register(registration))
        .isEqualTo(
            selector
                + registration.batchRoot().toUnprefixedHexString()
                + Bytes32.leftPad(Bytes.of(3)).toUnprefixedHexString()
                + registration.schema().toUnprefixedHexString());
  }
}
