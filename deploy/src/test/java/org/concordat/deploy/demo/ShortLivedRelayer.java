package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.assemble.EvidenceAssembler;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.FileOutbox;
import org.concordat.anchor.relayer.Relayer;
import org.concordat.anchor.relayer.Schedule;
import org.concordat.anchor.relayer.TransactionPort;
import org.concordat.anchor.rpc.JsonRpcAnchor;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.anchor.rpc.JsonRpcL2View;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.genesis.network.Roster;
import org.concordat.genesis.network.SystemContracts;

/// A relayer between two real chains that is started anew after every few steps, over the same
/// outbox and with nothing else remembered.
final class ShortLivedRelayer {
  private static final int STEPS_PER_LIFE = 2;

  private final AnchorIdentity identity;
  private final AnchorContract contract;
  private final JsonRpcAnchor anchor;
  private final JsonRpcConsortium source;
  private final PublicChain l2;
  private final Path outboxFile;
  private final Clock clock;
  private int lives;

  private ShortLivedRelayer(
      AnchorIdentity identity,
      AnchorContract contract,
      JsonRpcAnchor anchor,
      JsonRpcConsortium source,
      PublicChain l2,
      Path outboxFile,
      Clock clock) {
    this.identity = identity;
    this.contract = contract;
    this.anchor = anchor;
    this.source = source;
    this.l2 = l2;
    this.outboxFile = outboxFile;
    this.clock = clock;
  }

  /// With a new contract that knows the founders.
  static ShortLivedRelayer deploy(
      Roster roster, JsonRpcConsortium source, PublicChain l2, Path outboxFile, Clock clock) {
    AnchorContract contract = new AnchorContract(ContractArtifact.load());
    Bytes32 genesisHash = source.header(0).hash();
    AnchorDeployment.Deployed deployed =
        l2.deploy(
            contract,
            new ConstructorArguments(
                roster.chainId(),
                SystemContracts.RECORD_REGISTRY,
                genesisHash,
                roster.validators()));
    return new ShortLivedRelayer(
        new AnchorIdentity(roster.chainId(), genesisHash, l2.chainId(), deployed.address()),
        contract,
        new JsonRpcAnchor(l2.rpc(), contract, deployed.address(), deployed.l2Block()),
        source,
        l2,
        outboxFile,
        clock);
  }

  /// Lives once more; says whether an anchor covers exactly so many batches.
  boolean anchors(long batches) {
    lives++;
    try (FileOutbox outbox = FileOutbox.open(outboxFile, identity)) {
      Relayer relayer =
          new Relayer(
              identity,
              new Schedule(1, true),
              source,
              anchor,
              contract,
              l2.relayer(),
              outbox,
              clock::millis);
      for (int i = 0; i < STEPS_PER_LIFE; i++) {
        relayer.tick();
      }
    }
    return anchor.points().stream().anyMatch(point -> point.batchCount() == batches);
  }

  int lives() {
    return lives;
  }

  /// Why the contract would refuse this call, in words; "" when it would not.
  String refusal(Bytes call) {
    return switch (anchor.simulateCall(l2.relayer().address(), call)) {
      case TransactionPort.Simulation.Passes _ -> "";
      case TransactionPort.Simulation.Reverts reverts ->
          contract.describe(reverts.revertData()).orElse(reverts.message());
    };
  }

  AnchorContract contract() {
    return contract;
  }

  JsonRpcAnchor anchor() {
    return anchor;
  }

  EvidenceAssembler assembler() {
    return new EvidenceAssembler(identity, source, source, source, anchor, anchor);
  }

  TrustOptions trust() {
    return TrustOptions.none()
        .withGenesisHash(identity.genesisHash())
        .withContract(identity.contract())
        .withL2(new JsonRpcL2View(l2.rpc(), contract));
  }
}
