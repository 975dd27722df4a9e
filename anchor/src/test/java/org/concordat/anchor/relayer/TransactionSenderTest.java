package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

class TransactionSenderTest {
  private static final Address CREATED = new Address(0, 0, 7);

  private final Chain chain = new Chain();
  private final SoftwareKey key = SoftwareKey.of(Bytes32.repeat((byte) 7));
  private int pauses;
  private final TransactionSender sender = new TransactionSender(chain, key, () -> pauses++);

  /// An L2 that does as it is told.
  private static final class Chain implements TransactionPort {
    Simulation simulation = new Simulation.Passes(100);
    Submission submission = new Submission.Accepted();
    Optional<Receipt> receipt = Optional.of(new Receipt(true, 5, 90, Optional.of(CREATED)));
    int pollsBefore;
    int sent;

    @Override
    public long chainId() {
      return 1;
    }

    @Override
    public long nextNonce(Address sender) {
      return 3;
    }

    @Override
    public Fees fees() {
      return new Fees(UInt256.ONE, UInt256.ONE);
    }

    @Override
    public Simulation simulate(Address sender, Optional<Address> to, Bytes data) {
      return simulation;
    }

    @Override
    public Submission send(Bytes signed) {
      sent++;
      return submission;
    }

    @Override
    public Optional<Receipt> receipt(Bytes32 transactionHash) {
      return pollsBefore-- > 0 ? Optional.empty() : receipt;
    }
  }

  @Test
  void theReceiptIsAwaited() {
    chain.pollsBefore = 4;
    assertThat(send())
        .isEqualTo(new TransactionSender.Outcome.Included(chain.receipt.orElseThrow()));
    assertThat(pauses).isEqualTo(4);
  }

  @Test
  void whatWouldRevertIsNotSentAndSaidInWords() {
    chain.simulation = new TransactionPort.Simulation.Reverts(Bytes.of(1), "reverted");
    assertThat(send()).isEqualTo(new TransactionSender.Outcome.Refused("in words"));
    assertThat(chain.sent).isZero();
  }

  @Test
  void everyOtherEndIsARefusalWithItsReason() {
    chain.submission = new TransactionPort.Submission.Refused("too poor");
    assertThat(send()).isEqualTo(new TransactionSender.Outcome.Refused("too poor"));
    chain.submission = new TransactionPort.Submission.Accepted();
    chain.receipt = Optional.of(new TransactionPort.Receipt(false, 5, 90, Optional.empty()));
    assertThat(send())
        .isEqualTo(new TransactionSender.Outcome.Refused("it reverted in L2 block 5"));
    chain.receipt = Optional.empty();
    assertThat(send())
        .isInstanceOfSatisfying(
            TransactionSender.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("no receipt of 0x"));
    assertThat(pauses).isEqualTo(TransactionSender.MAXIMUM_POLLS);
  }

  @Test
  void aContractOfAnyKindIsCreated() {
    AnchorDeployment deployment =
        new AnchorDeployment(chain, new AnchorContract(ContractArtifact.load()), key, () -> {});
    assertThat(deployment.create(Bytes.of(1), _ -> Optional.empty()))
        .isEqualTo(new AnchorDeployment.Deployed(CREATED, 5, 90));
    chain.receipt = Optional.of(new TransactionPort.Receipt(true, 5, 90, Optional.empty()));
    assertThatThrownBy(() -> deployment.create(Bytes.of(1), _ -> Optional.empty()))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("names no contract");
  }

  private TransactionSender.Outcome send() {
    return sender.send(Optional.empty(), Bytes.of(1), _ -> Optional.of("in words"));
  }
}
