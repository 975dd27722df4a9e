package org.concordat.anchor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.compliance.ComplianceContract;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRpcComplianceTest {
  private static final AnchorRecord ANCHORED =
      new AnchorRecord(1, 2, Bytes32.ZERO, 3, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, 4);

  private final StubEndpoint endpoint = new StubEndpoint();
  private final JsonRpcCompliance ledger =
      new JsonRpcCompliance(
          JsonRpc.l2(endpoint.url()), new ComplianceContract(), new Address(0, 0, 9));

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void anAttestationIsADigestOrNothing() {
    answers(Bytes32.repeat((byte) 7));
    assertThat(ledger.attestation(1, 2)).contains(Bytes32.repeat((byte) 7));
    answers(Bytes32.ZERO);
    assertThat(ledger.attestation(1, 2)).isEmpty();
  }

  @Test
  void unprovenBatchesAreListed() {
    answers(
        Bytes.concatenate(
            UInt256.valueOf(32), UInt256.valueOf(2), UInt256.valueOf(5), UInt256.valueOf(8)));
    assertThat(ledger.unproven(ANCHORED, 1, 0, 10)).containsExactly(5L, 8L);
  }

  @Test
  void anAnswerOfAnotherFormIsMalformed() {
    answers(Bytes.of(1));
    for (Runnable question :
        new Runnable[] {
          () -> ledger.attestation(1, 2), () -> ledger.unproven(ANCHORED, 1, 0, 10)
        }) {
      assertThatThrownBy(question::run)
          .isInstanceOfSatisfying(
              AnchorException.class,
              e -> assertThat(e.code()).isEqualTo(AnchorException.Code.RPC_MALFORMED));
    }
  }

  private void answers(Bytes data) {
    endpoint.on("eth_call", "\"" + data.toHexString() + "\"");
  }
}
