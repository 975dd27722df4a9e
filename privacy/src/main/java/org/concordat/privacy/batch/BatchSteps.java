package org.concordat.privacy.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.privacy.batch.RegistrarPass.Rejection;
import org.concordat.privacy.registration.BatchRegistration;
import org.concordat.privacy.registration.Fate;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.registration.Registry;
import org.concordat.privacy.registration.SendOutcome;
import org.concordat.privacy.registration.SignedRegistration;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultBatch;

/// One pass over the open batches; the package description has the reasoning.
final class BatchSteps {
  private final Vault vault;
  private final Registry registry;
  private final long minedNonce;
  private final List<Rejection> rejections = new ArrayList<>();
  private long nextNonce;
  private int sent;
  private int committed;
  private int open;

  /// @param minedNonce nonces below it are used up
  /// @param nextNonce first nonce no transaction of this vault has
  BatchSteps(Vault vault, Registry registry, long minedNonce, long nextNonce) {
    this.vault = vault;
    this.registry = registry;
    this.minedNonce = minedNonce;
    this.nextNonce = nextNonce;
  }

  void step(VaultBatch batch) {
    Optional<SignedRegistration> transaction = batch.transaction();
    if (transaction.isPresent()) {
      follow(batch, transaction.get());
    } else if (!adopt(batch)) {
      submit(batch);
    }
  }

  RegistrarPass result() {
    return new RegistrarPass(sent, committed, open, rejections);
  }

  private void follow(VaultBatch batch, SignedRegistration transaction) {
    switch (registry.fate(transaction, registration(batch))) {
      case Fate.Confirmed(Registered registered) -> commit(batch, registered);
      case Fate.Reverted(String reason) -> replace(batch, reason);
      case Fate.Pending() -> {
        if (!replaceIfOvertaken(batch, transaction)) {
          open++;
        }
      }
      case Fate.Unknown() -> {
        if (!replaceIfOvertaken(batch, transaction)) {
          open++;
          send(batch, transaction);
        }
      }
    }
  }

  private boolean replaceIfOvertaken(VaultBatch batch, SignedRegistration transaction) {
    boolean overtaken = transaction.nonce() < minedNonce;
    if (overtaken) {
      replace(batch, "another transaction of this account took its nonce");
    }
    return overtaken;
  }

  /// The transaction is dead. Unless the root is on the chain all the same, the next pass signs
  /// anew.
  private void replace(VaultBatch batch, String reason) {
    if (!adopt(batch)) {
      vault.markWithdrawn(batch.root());
      reject(batch, reason);
    }
  }

  /// Takes a registration that is on the chain already.
  private boolean adopt(VaultBatch batch) {
    Optional<Registered> found = registry.find(batch.root());
    found.ifPresent(registered -> commit(batch, registered));
    return found.isPresent();
  }

  private void submit(VaultBatch batch) {
    BatchRegistration registration = registration(batch);
    Optional<String> objection = registry.objection(registration);
    if (objection.isPresent()) {
      reject(batch, objection.get());
      return;
    }
    SignedRegistration transaction = registry.sign(registration, nextNonce);
    vault.markSubmitted(batch.root(), transaction);
    nextNonce++;
    open++;
    send(batch, transaction);
  }

  private void send(VaultBatch batch, SignedRegistration transaction) {
    switch (registry.send(transaction)) {
      case SendOutcome.Taken() -> sent++;
      case SendOutcome.NonceUsed() -> {
        // The next pass sees the nonce as mined and decides with the chain's answer in hand.
      }
      case SendOutcome.Refused(String reason) ->
          rejections.add(new Rejection(batch.root(), reason));
    }
  }

  private void commit(VaultBatch batch, Registered registered) {
    vault.markCommitted(batch.root(), registered);
    committed++;
  }

  private void reject(VaultBatch batch, String reason) {
    open++;
    rejections.add(new Rejection(batch.root(), reason));
  }

  private static BatchRegistration registration(VaultBatch batch) {
    return new BatchRegistration(batch.root(), batch.count(), RecordSchema.hash(batch.schemaId()));
  }
}
