package org.concordat.deploy.demo;

import java.time.Clock;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.assemble.AnchorPoint;
import org.concordat.anchor.assemble.EvidenceAssembler;
import org.concordat.anchor.compliance.ComplianceAttestation;
import org.concordat.anchor.compliance.PolicyTerms;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.FileOutbox;
import org.concordat.anchor.relayer.Relayer;
import org.concordat.anchor.relayer.RelayerMetrics;
import org.concordat.anchor.relayer.Schedule;
import org.concordat.anchor.rpc.JsonRpcAnchor;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.anchor.rpc.JsonRpcL2View;
import org.concordat.anchor.verify.L2View;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.Roster;
import org.concordat.genesis.network.SystemContracts;

/// The anchor contract, the relayer at work, and what evidence needs of both chains.
final class Settlement implements AutoCloseable {
  private static final String OUTBOX = "outbox.json";

  private final AnchorIdentity identity;
  private final JsonRpcConsortium consortium;
  private final JsonRpcAnchor anchor;
  private final FileOutbox outbox;
  private final Relayer relayer;
  private final Supplier<RelayerLoop> loops;
  private final L2View l2View;
  private final long deploymentGas;
  private final ComplianceOnL2 ledger;
  private RelayerLoop loop;

  private Settlement(
      AnchorIdentity identity,
      JsonRpcConsortium consortium,
      JsonRpcAnchor anchor,
      FileOutbox outbox,
      Relayer relayer,
      Supplier<RelayerLoop> loops,
      L2View l2View,
      long deploymentGas,
      ComplianceOnL2 ledger) {
    this.identity = identity;
    this.consortium = consortium;
    this.anchor = anchor;
    this.outbox = outbox;
    this.relayer = relayer;
    this.loops = loops;
    this.loop = loops.get();
    this.l2View = l2View;
    this.deploymentGas = deploymentGas;
    this.ledger = ledger;
  }

  /// Deploys the contracts for this consortium and starts relaying.
  ///
  /// @param verifierCode creation code of the verifier of proofs
  /// @param newest is told of every anchor
  static Settlement start(
      Consortium members,
      PublicChain l2,
      DemoOptions options,
      Bytes verifierCode,
      NewestAnchor newest,
      Clock clock,
      Progress progress) {
    Roster roster = members.network().roster();
    Bytes32 genesisHash = members.genesisHash();
    AnchorContract contract = new AnchorContract(ContractArtifact.load());
    AnchorDeployment.Deployed deployed =
        l2.deploy(
            contract,
            new ConstructorArguments(
                roster.chainId(),
                SystemContracts.RECORD_REGISTRY,
                genesisHash,
                roster.validators()));
    ComplianceOnL2 ledger =
        ComplianceOnL2.deploy(l2, l2.deployment(contract), deployed.address(), verifierCode);
    AnchorIdentity identity =
        new AnchorIdentity(roster.chainId(), genesisHash, l2.chainId(), deployed.address());
    JsonRpcConsortium consortium = members.chain();
    JsonRpcAnchor anchor =
        new JsonRpcAnchor(l2.rpc(), contract, deployed.address(), deployed.l2Block());
    FileOutbox outbox = FileOutbox.open(options.directory().resolve(OUTBOX), identity);
    Relayer relayer =
        new Relayer(
            identity,
            new Schedule(options.anchorEvery(), true),
            consortium,
            anchor,
            contract,
            l2.relayer(),
            outbox,
            clock::millis);
    Settlement settlement =
        new Settlement(
            identity,
            consortium,
            anchor,
            outbox,
            relayer,
            () -> new RelayerLoop(relayer, anchor, newest, clock, progress),
            new JsonRpcL2View(l2.rpc(), contract),
            deployed.gasUsed(),
            ledger);
    settlement.loop.start();
    return settlement;
  }

  Address contract() {
    return identity.contract();
  }

  ComplianceOnL2 ledger() {
    return ledger;
  }

  /// Runs `work` while nothing is relayed: the relayer's account is its alone.
  <T> T atRest(Supplier<T> work) {
    loop.close();
    T result = work.get();
    loop = loops.get();
    loop.start();
    return result;
  }

  /// The batches under the newest anchor, and the policy in force there.
  ComplianceAttestation attestation(PolicyTerms policy) {
    long newest =
        anchor.points().stream().mapToLong(AnchorPoint::consortiumBlock).max().orElseThrow();
    return ComplianceAttestation.assemble(consortium, identity, ledger.address(), newest, policy);
  }

  long deploymentGas() {
    return deploymentGas;
  }

  RelayerMetrics metrics() {
    return relayer.metrics();
  }

  /// What the L2 itself says of the anchors.
  L2View l2View() {
    return l2View;
  }

  EvidenceAssembler assembler() {
    return new EvidenceAssembler(identity, consortium, consortium, consortium, anchor, anchor);
  }

  /// @throws org.concordat.anchor.AnchorException when the relayer stopped, or nothing works for
  ///   too long
  void awaitBatches(long batches) {
    loop.awaitBatches(batches);
  }

  @Override
  public void close() {
    loop.close();
    outbox.close();
  }
}
