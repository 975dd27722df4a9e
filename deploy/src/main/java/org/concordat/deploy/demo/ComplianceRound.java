package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.compliance.ComplianceAttestation;
import org.concordat.anchor.compliance.PolicyTerms;
import org.concordat.anchor.compliance.Statement;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.Policy;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.proving.ProvingDesk;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.vault.DeliveryOutcome;
import org.concordat.privacy.vault.DeliveryPosting;
import org.concordat.privacy.vault.ProofJob;
import org.concordat.privacy.vault.ProofQueue;
import org.concordat.privacy.vault.ProofStatus;
import org.concordat.privacy.vault.VaultBatch;

/// Records that an accredited issuer delivers to every member, and proofs on the L2 that each batch
/// of them keeps the policy in force. A member proves its own batches; only the proofs leave it.
final class ComplianceRound {
  private final List<MemberOffice> offices;
  private final ProofSystem system;
  private final List<Delivery> deliveries;
  private final Policy policy;
  private final PolicyTerms terms;
  private final Progress progress;

  /// @param deliveries at most one for each member, in their order
  /// @param terms of the policy as it is in force
  ComplianceRound(
      List<MemberOffice> offices,
      ProofSystem system,
      List<Delivery> deliveries,
      Policy policy,
      PolicyTerms terms,
      Progress progress) {
    this.offices = offices;
    this.system = system;
    this.deliveries = List.copyOf(deliveries);
    this.policy = policy;
    this.terms = terms;
    this.progress = progress;
  }

  PolicyTerms terms() {
    return terms;
  }

  /// Brings each member its delivery.
  void deliver() {
    for (int i = 0; i < deliveries.size(); i++) {
      MemberOffice office = offices.get(i);
      DeliveryPosting posting = new DeliveryPosting("due diligence", deliveries.get(i));
      if (!(office.gateway().deliver(posting) instanceof DeliveryOutcome.Accepted)) {
        throw new IllegalStateException("a fresh vault refused a fresh delivery");
      }
    }
    progress.detail(
        "%d due-diligence records delivered, signed by one issuer".formatted(records()));
  }

  private int records() {
    return deliveries.stream().mapToInt(delivery -> delivery.records().size()).sum();
  }

  /// Proves every delivered batch under one anchored block, member by member: each proof takes all
  /// processors.
  ///
  /// @return proofs by the batch's place in the registry
  SortedMap<Long, Bytes> prove(ComplianceAttestation attestation, SecureRandom random) {
    SortedMap<Long, Bytes> proofs = new TreeMap<>();
    for (MemberOffice office : offices) {
      Map<Long, ProofJob> jobs = ask(office, attestation);
      ProvingDesk desk =
          new ProvingDesk(
              office.vault(), Map.of(policy.root().toBytes(), policy), system.prover(random));
      jobs.forEach((index, job) -> {
        desk.advance();
        proofs.put(index, proof(office, job));
        progress.detail("%s has proved a batch".formatted(office.member().name()));
      });
    }
    return proofs;
  }

  /// Has the ledger check all proofs in one transaction; there is none where nothing was delivered.
  ComplianceReport attest(
      ComplianceAttestation attestation, ComplianceOnL2 ledger, SortedMap<Long, Bytes> proofs) {
    long gas = proofs.isEmpty() ? 0 : ledger.attest(attestation.arguments(proofs));
    List<Long> unproven = ledger.unproven(attestation.anchored(), terms.version());
    progress.detail("%d proofs checked on the L2 for %d gas".formatted(proofs.size(), gas));
    return new ComplianceReport(
        system.shape().size(),
        system.constraints(),
        records(),
        proofs.size(),
        (int) proofs.keySet().stream().filter(unproven::contains).count(),
        gas);
  }

  private Map<Long, ProofJob> ask(MemberOffice office, ComplianceAttestation attestation) {
    Map<Long, ProofJob> jobs = new TreeMap<>();
    for (VaultBatch batch :
        office.vault().committedBatches(Schemas.DUE_DILIGENCE_1, ProofQueue.MAX_WAITING)) {
      long index = batch.registered().orElseThrow().index();
      ProofJob job = job(batch, attestation.statement(index));
      office.vault().proofs().ask(job);
      jobs.put(index, job);
    }
    return jobs;
  }

  private ProofJob job(VaultBatch batch, Statement statement) {
    Fr context = Fr.of(statement.context()).orElseThrow();
    return new ProofJob(batch.root(), context, statement.day(), policy.root().toBytes());
  }

  private static Bytes proof(MemberOffice office, ProofJob job) {
    return switch (office.vault().proofs().status(job).orElseThrow()) {
      case ProofStatus.Proved(Bytes proof) -> proof;
      case ProofStatus.Refused _ ->
          throw new IllegalStateException(
              "%s cannot prove a batch; the reason stays in its vault"
                  .formatted(office.member().name()));
      case ProofStatus.Waiting _ -> throw new IllegalStateException("a proof still waits");
    };
  }
}
