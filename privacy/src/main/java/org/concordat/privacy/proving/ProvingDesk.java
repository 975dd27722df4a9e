package org.concordat.privacy.proving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.compliance.ComplianceAssignment;
import org.concordat.genesis.compliance.ComplianceBatch;
import org.concordat.genesis.compliance.ComplianceCheck;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.genesis.compliance.Policy;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.vault.ProofJob;
import org.concordat.privacy.vault.ProofQueue;
import org.concordat.privacy.vault.ProofStatus.Refused;
import org.concordat.privacy.vault.Vault;

/// Works through the proofs a member owes. For one thread: a proof takes all the processors it may.
public final class ProvingDesk {
  /// How often a job may be begun: each time but the last, the process went away under it.
  public static final int MAX_ATTEMPTS = 3;

  private final Vault vault;
  private final Map<Bytes32, Policy> policies;
  private final BatchProver prover;

  /// @param policies by their root
  public ProvingDesk(Vault vault, Map<Bytes32, Policy> policies, BatchProver prover) {
    this.vault = vault;
    this.policies = Map.copyOf(policies);
    this.prover = prover;
  }

  /// Decides the oldest job that waits.
  ///
  /// @return the job, or empty when none waits
  public Optional<ProofJob> advance() {
    ProofQueue queue = vault.proofs();
    List<ProofJob> next = queue.waiting(1);
    next.forEach(job -> decide(queue, job));
    return next.stream().findFirst();
  }

  private void decide(ProofQueue queue, ProofJob job) {
    BatchProver.Outcome outcome =
        queue.begin(job) > MAX_ATTEMPTS
            ? new BatchProver.Outcome.Refused(
                "begun %d times without an end".formatted(MAX_ATTEMPTS))
            : outcome(job);
    switch (outcome) {
      case BatchProver.Outcome.Proved(Bytes proof) -> queue.proved(job, proof);
      case BatchProver.Outcome.Refused(String reason) -> queue.refused(job, shortened(reason));
    }
  }

  private BatchProver.Outcome outcome(ProofJob job) {
    Policy policy = policies.get(job.policyRoot());
    if (policy == null) {
      return new BatchProver.Outcome.Refused("the policy with this root is not at hand");
    }
    return OpenedBatch.read(vault, job.batchRoot())
        .map(batch -> outcome(job, policy, batch))
        .orElseGet(
            () -> new BatchProver.Outcome.Refused("the batch is not of due-diligence records"));
  }

  private BatchProver.Outcome outcome(ProofJob job, Policy policy, ComplianceBatch batch) {
    int size = BatchTree.sizeFor(batch.records().size());
    ComplianceShape shape = ComplianceShape.of(size, policy.sanctions().isPresent());
    return batch
        .misfit(shape)
        .or(() -> ComplianceCheck.violation(policy, batch, job.day()))
        .<BatchProver.Outcome>map(BatchProver.Outcome.Refused::new)
        .orElseGet(() ->
            prover.prove(
                shape, ComplianceAssignment.of(shape, policy, batch, job.day(), job.context())));
  }

  private static String shortened(String reason) {
    return reason.substring(0, Math.min(reason.length(), Refused.MAX_REASON_LENGTH));
  }
}
