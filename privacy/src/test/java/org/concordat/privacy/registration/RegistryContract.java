package org.concordat.privacy.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.Seeds;
import org.junit.jupiter.api.Test;

/// What every [Registry] has to do. An implementation's test extends this.
public abstract class RegistryContract {
  private static final Bytes32 SCHEMA = DemoRecords.SCHEMA.hash();

  private static final AtomicInteger DRAWS = new AtomicInteger();

  /// A registry of a member that nobody else uses, in the same state for every test or later.
  protected abstract Registry registry();

  /// Returns once everything that can be included is in a block.
  protected abstract void mine();

  /// A registry on the same chain whose signer is not a member.
  protected abstract Registry outsider();

  private BatchRegistration draw() {
    Bytes32 root = Bytes32.random(Seeds.random(1000 + DRAWS.getAndIncrement()));
    return new BatchRegistration(root, 5, SCHEMA);
  }

  @Test
  void aRegistrationIsUnknownThenPendingThenConfirmedAndFound() {
    Registry registry = registry();
    BatchRegistration registration = draw();
    assertThat(registry.find(registration.batchRoot())).isEmpty();
    assertThat(registry.objection(registration)).isEmpty();
    SignedRegistration transaction = registry.sign(registration, registry.minedNonce());
    assertThat(registry.fate(transaction, registration)).isEqualTo(new Fate.Unknown());
    assertThat(registry.send(transaction)).isEqualTo(new SendOutcome.Taken());
    mine();
    Fate fate = registry.fate(transaction, registration);
    assertThat(fate).isInstanceOf(Fate.Confirmed.class);
    Registered registered = ((Fate.Confirmed) fate).registered();
    assertThat(registered.member()).isEqualTo(registry.member());
    assertThat(registered.transactionHash()).isEqualTo(transaction.hash());
    assertThat(registry.find(registration.batchRoot())).contains(registered);
    assertThat(registry.objection(registration)).isPresent();
  }

  @Test
  void signingIsDeterministic() {
    Registry registry = registry();
    BatchRegistration registration = draw();
    assertThat(registry.sign(registration, 3)).isEqualTo(registry.sign(registration, 3));
    assertThat(registry.sign(registration, 3)).isNotEqualTo(registry.sign(registration, 4));
  }

  @Test
  void sendingTheSameBytesTwiceRegistersOnce() {
    Registry registry = registry();
    BatchRegistration registration = draw();
    long nonce = registry.minedNonce();
    SignedRegistration transaction = registry.sign(registration, nonce);
    registry.send(transaction);
    assertThat(registry.send(transaction)).isNotInstanceOf(SendOutcome.Refused.class);
    mine();
    assertThat(registry.minedNonce()).isEqualTo(nonce + 1);
    assertThat(registry.send(transaction)).isEqualTo(new SendOutcome.NonceUsed());
  }

  @Test
  void severalTransactionsAreInFlightAtOnceAndGetTheirPlacesInNonceOrder() {
    Registry registry = registry();
    long nonce = registry.minedNonce();
    BatchRegistration first = draw();
    BatchRegistration second = draw();
    registry.send(registry.sign(first, nonce));
    registry.send(registry.sign(second, nonce + 1));
    mine();
    long firstIndex = registry.find(first.batchRoot()).orElseThrow().index();
    assertThat(registry.find(second.batchRoot()).orElseThrow().index()).isEqualTo(firstIndex + 1);
  }

  @Test
  void aTransactionWhoseNonceIsTakenIsNeverIncluded() {
    Registry registry = registry();
    long nonce = registry.minedNonce();
    BatchRegistration winner = draw();
    BatchRegistration loser = draw();
    registry.send(registry.sign(winner, nonce));
    mine();
    SignedRegistration late = registry.sign(loser, nonce);
    assertThat(registry.send(late)).isEqualTo(new SendOutcome.NonceUsed());
    assertThat(registry.fate(late, loser)).isEqualTo(new Fate.Unknown());
  }

  @Test
  void aRootRegisteredTwiceRevertsTheSecondTime() {
    Registry registry = registry();
    BatchRegistration registration = draw();
    long nonce = registry.minedNonce();
    registry.send(registry.sign(registration, nonce));
    mine();
    SignedRegistration again = registry.sign(registration, nonce + 1);
    registry.send(again);
    mine();
    assertThat(registry.fate(again, registration)).isInstanceOf(Fate.Reverted.class);
  }

  @Test
  void anOutsiderIsToldWhyItCannotRegister() {
    assertThat(outsider().objection(draw()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("not a member"));
  }
}
