package org.concordat.privacy.batch;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.concordat.privacy.registration.Registry;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultBatch;

/// Brings batches onto the chain, several at a time. It has to be the only user of its signer's
/// account; another transaction of that account costs time, yet no batch is lost or doubled by it.
public final class Registrar {
  /// Batches looked at in one pass, so also the most transactions in flight.
  public static final int MAX_IN_FLIGHT = 16;

  private final Vault vault;
  private final Registry registry;
  private final ReentrantLock onePassAtATime = new ReentrantLock();

  public Registrar(Vault vault, Registry registry) {
    this.vault = vault;
    this.registry = registry;
  }

  /// Looks once at every open batch, up to [#MAX_IN_FLIGHT], and does what can be done now. Returns
  /// without waiting for blocks.
  ///
  /// @throws org.concordat.privacy.PrivacyException if the chain or the vault cannot be reached;
  ///   the next pass continues
  public RegistrarPass advance() {
    onePassAtATime.lock();
    try {
      List<VaultBatch> open = vault.unfinishedBatches(MAX_IN_FLIGHT);
      if (open.isEmpty()) {
        return new RegistrarPass(0, 0, 0, List.of());
      }
      // The count of mined transactions has to be older than what is learned about any fate.
      long mined = registry.minedNonce();
      OptionalLong inFlight = vault.highestSubmittedNonce();
      long next = Math.max(mined, inFlight.isPresent() ? inFlight.getAsLong() + 1 : 0);
      BatchSteps steps = new BatchSteps(vault, registry, mined, next);
      open.forEach(steps::step);
      return steps.result();
    } finally {
      onePassAtATime.unlock();
    }
  }
}
