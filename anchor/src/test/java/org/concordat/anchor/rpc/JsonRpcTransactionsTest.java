package org.concordat.anchor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.relayer.TransactionPort.Receipt;
import org.concordat.anchor.relayer.TransactionPort.Simulation;
import org.concordat.anchor.relayer.TransactionPort.Submission;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRpcTransactionsTest {
  private final StubEndpoint endpoint = new StubEndpoint();
  private final JsonRpcTransactions l2 = new JsonRpcTransactions(JsonRpc.l2(endpoint.url()));

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aTrialThatRevertsCarriesItsData() {
    endpoint.failing(
        "eth_estimateGas",
        "{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0xdeadbeef\"}");
    assertThat(simulate())
        .isEqualTo(new Simulation.Reverts(Bytes.fromHexString("0xdeadbeef"), "execution reverted"));
    endpoint.failing("eth_estimateGas", "{\"code\":-32000,\"message\":\"Reverted\"}");
    assertThat(simulate()).isEqualTo(new Simulation.Reverts(Bytes.EMPTY, "Reverted"));
  }

  @Test
  void aTrialThatFailsForAnotherReasonIsAnEndpointsFault() {
    endpoint.failing("eth_estimateGas", "{\"code\":-32000,\"message\":\"insufficient funds\"}");
    assertThatThrownBy(this::simulate)
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("insufficient funds");
  }

  private Simulation simulate() {
    return l2.simulate(Address.ZERO, Optional.of(Address.ZERO), Bytes.EMPTY);
  }

  @Test
  void sendingTwiceIsKnownAndRefusalsKeepTheirReason() {
    endpoint.on("eth_sendRawTransaction", "\"0x00\"");
    assertThat(l2.send(Bytes.of(2))).isEqualTo(new Submission.Accepted());
    endpoint.failing("eth_sendRawTransaction", "{\"code\":-32000,\"message\":\"already known\"}");
    assertThat(l2.send(Bytes.of(2))).isEqualTo(new Submission.AlreadyKnown());
    endpoint.failing("eth_sendRawTransaction", "{\"code\":-32000,\"message\":\"nonce too low\"}");
    assertThat(l2.send(Bytes.of(2))).isEqualTo(new Submission.Refused("nonce too low"));
  }

  @Test
  void receiptsAreEmptyUntilInABlock() {
    endpoint.on("eth_getTransactionReceipt", "null");
    assertThat(l2.receipt(Bytes32.ZERO)).isEmpty();
    endpoint.on(
        "eth_getTransactionReceipt",
        "{\"status\":\"0x1\",\"blockNumber\":\"0x4d\",\"gasUsed\":\"0x5208\"}");
    assertThat(l2.receipt(Bytes32.ZERO)).contains(new Receipt(true, 77, 21_000, Optional.empty()));
  }

  @Test
  void aNodeWithoutATipGetsTheUsualOne() {
    endpoint.on("eth_getBlockByNumber", "{\"baseFeePerGas\":\"0x7\"}");
    assertThat(l2.fees().baseFee()).isEqualTo(UInt256.valueOf(7));
    assertThat(l2.fees().priorityFee()).isEqualTo(UInt256.valueOf(1_000_000_000L));
    endpoint.on("eth_maxPriorityFeePerGas", "\"0x3\"");
    assertThat(l2.fees().priorityFee()).isEqualTo(UInt256.valueOf(3));
  }

  @Test
  void anEndpointThatIsGoneIsUnreachable() {
    endpoint.close();
    assertThatThrownBy(l2::chainId).hasMessageContaining("L2_UNREACHABLE");
  }
}
