package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.assemble.EvidenceAssembler;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.FileOutbox;
import org.concordat.anchor.relayer.OutboxState;
import org.concordat.anchor.relayer.Progress.Anchored;
import org.concordat.anchor.relayer.Relayer;
import org.concordat.anchor.relayer.RelayerMetrics;
import org.concordat.anchor.relayer.Schedule;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcAnchor;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.anchor.rpc.JsonRpcTransactions;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.Roster;
import org.concordat.genesis.network.SystemContracts;
import org.jspecify.annotations.Nullable;

/// The relayer at work on its own thread, and what evidence needs of both chains.
final class Settlement implements AutoCloseable {
  private static final long TICK_NANOS = 100_000_000;
  private static final String OUTBOX = "outbox.json";

  private final AnchorIdentity identity;
  private final JsonRpcConsortium consortium;
  private final JsonRpcAnchor anchor;
  private final FileOutbox outbox;
  private final Relayer relayer;
  private final long deploymentGas;
  private final Progress progress;
  private final Thread thread;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile boolean closing;

  private Settlement(
      AnchorIdentity identity,
      JsonRpcConsortium consortium,
      JsonRpcAnchor anchor,
      FileOutbox outbox,
      Relayer relayer,
      long deploymentGas,
      Progress progress) {
    this.identity = identity;
    this.consortium = consortium;
    this.anchor = anchor;
    this.outbox = outbox;
    this.relayer = relayer;
    this.deploymentGas = deploymentGas;
    this.progress = progress;
    this.thread = Thread.ofPlatform().daemon().name("relayer").unstarted(this::run);
  }

  /// Deploys the contract for this consortium and starts relaying.
  static Settlement start(
      Roster roster,
      Bytes32 genesisHash,
      String consortiumUrl,
      PublicChain l2,
      Path directory,
      int anchorEvery,
      InstantSource clock,
      Progress progress) {
    JsonRpc l2Rpc = JsonRpc.l2(l2.url());
    AnchorContract contract = new AnchorContract(ContractArtifact.load());
    JsonRpcTransactions transactions = new JsonRpcTransactions(l2Rpc);
    AnchorDeployment.Deployed deployed =
        new AnchorDeployment(
                transactions, contract, l2.relayer(), () -> LockSupport.parkNanos(TICK_NANOS))
            .deploy(
                new ConstructorArguments(
                    roster.chainId(),
                    SystemContracts.RECORD_REGISTRY,
                    genesisHash,
                    roster.validators()));
    AnchorIdentity identity =
        new AnchorIdentity(
            roster.chainId(), genesisHash, transactions.chainId(), deployed.address());
    JsonRpcConsortium consortium = new JsonRpcConsortium(JsonRpc.consortium(consortiumUrl));
    JsonRpcAnchor anchor =
        new JsonRpcAnchor(l2Rpc, contract, deployed.address(), deployed.l2Block());
    FileOutbox outbox = FileOutbox.open(directory.resolve(OUTBOX), identity);
    SigningKey key = l2.relayer();
    Relayer relayer =
        new Relayer(
            identity,
            new Schedule(anchorEvery, true),
            consortium,
            anchor,
            contract,
            key,
            outbox,
            clock::millis);
    Settlement settlement =
        new Settlement(identity, consortium, anchor, outbox, relayer, deployed.gasUsed(), progress);
    settlement.thread.start();
    return settlement;
  }

  Address contract() {
    return identity.contract();
  }

  long deploymentGas() {
    return deploymentGas;
  }

  RelayerMetrics metrics() {
    return relayer.metrics();
  }

  EvidenceAssembler assembler() {
    return new EvidenceAssembler(identity, consortium, consortium, anchor, anchor);
  }

  /// Waits until the newest anchor covers so many batches and the relayer has seen it included.
  ///
  /// @throws AnchorException when the relayer stopped, with its reason
  void awaitBatches(long batches) {
    while (covered() < batches || relayer.state() instanceof OutboxState.Submitted) {
      Optional.ofNullable(failure.get())
          .ifPresent(fault -> {
            throw fault;
          });
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private long covered() {
    return anchor.points().stream().mapToLong(point -> point.batchCount()).max().orElse(0);
  }

  private void run() {
    try {
      while (!closing) {
        if (relayer.tick() instanceof Anchored(var what)) {
          progress.detail(
              "block %d anchored in L2 block %d for %d gas"
                  .formatted(what.block(), what.l2Block(), what.gasUsed()));
        }
        LockSupport.parkNanos(TICK_NANOS);
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outbox.close();
  }
}
