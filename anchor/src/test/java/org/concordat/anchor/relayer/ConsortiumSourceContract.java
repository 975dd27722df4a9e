package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.concordat.anchor.testing.TestingBatch;
import org.concordat.anchor.testing.TestingValidators;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

/// What every source of consortium blocks does, shown on a chain with a batch in block 1 of 2.
public abstract class ConsortiumSourceContract {
  /// @param chain what the source must show
  protected abstract ConsortiumSource source(InMemoryConsortium chain);

  /// Makes the source's node stop answering.
  protected abstract void disconnect(InMemoryConsortium chain);

  protected static InMemoryConsortium chain() {
    InMemoryConsortium chain = new InMemoryConsortium(6);
    chain.register(Address.ZERO, TestingBatch.random(new Random(6), 4), Bytes32.ZERO);
    chain.seal(2);
    chain.seal(0);
    return chain;
  }

  @Test
  void headersHashToWhatIsReportedAndKeepTheirSeals() throws Exception {
    ConsortiumSource source = source(chain());
    assertThat(source.head()).isEqualTo(2);
    ConsortiumSource.SealedHeader sealed = source.sealedHeader(1).orElseThrow();
    QbftHeader header = QbftHeader.read(sealed.encoded());
    assertThat(header.number()).isEqualTo(1);
    assertThat(header.extra().round()).isEqualTo(2);
    assertThat(header.extra().seals()).hasSize(4);
    assertThat(header.blockHash()).isEqualTo(sealed.reportedHash());
  }

  @Test
  void registryProofsHoldUnderTheHeadersState() throws Exception {
    ConsortiumSource source = source(chain());
    for (long number = 1; number <= 2; number++) {
      Bytes32 stateRoot =
          QbftHeader.read(source.sealedHeader(number).orElseThrow().encoded()).stateRoot();
      RegistryProof.Registry registry = source.registryProof(number).orElseThrow().check(stateRoot);
      assertThat(registry.batchCount()).isEqualTo(1).isEqualTo(source.batchCount(number));
      assertThat(registry.root()).isNotEqualTo(Bytes32.ZERO);
    }
    assertThat(source.batchCount(0)).isZero();
  }

  @Test
  void changesOfValidatorsAreFoundAndProven() throws Exception {
    InMemoryConsortium chain = chain();
    chain.change(new TestingValidators(6, 5));
    chain.seal(0);
    chain.seal(0);
    ConsortiumSource source = source(chain);
    assertThat(source.constitutionBlocks(1, 4)).containsExactly(3L);
    assertThat(source.constitutionBlocks(4, 4)).isEmpty();
    assertThat(source.validators(2)).hasSize(4);
    for (long number = 2; number <= 4; number++) {
      Bytes32 stateRoot =
          QbftHeader.read(source.sealedHeader(number).orElseThrow().encoded()).stateRoot();
      assertThat(source.validatorProof(number).orElseThrow().check(stateRoot))
          .isEqualTo(source.validators(number));
    }
    assertThat(source.validators(3)).hasSize(5);
  }

  @Test
  void blocksThatAreNotThereYetAreEmpty() {
    ConsortiumSource source = source(chain());
    assertThat(source.sealedHeader(3)).isEmpty();
    assertThat(source.registryProof(3)).isEmpty();
    assertThat(source.validatorProof(3)).isEmpty();
  }

  @Test
  void aNodeThatDoesNotAnswerIsUnreachable() {
    InMemoryConsortium chain = chain();
    ConsortiumSource source = source(chain);
    disconnect(chain);
    assertThatThrownBy(source::head)
        .isInstanceOfSatisfying(
            AnchorException.class,
            e -> {
              assertThat(e.code()).isEqualTo(AnchorException.Code.CONSORTIUM_UNREACHABLE);
              assertThat(e.retryable()).isTrue();
            });
  }
}
