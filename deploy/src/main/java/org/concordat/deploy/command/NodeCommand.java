package org.concordat.deploy.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.consensus.WireShape;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.node.Transport;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.state.StateTables;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.besu.BesuArguments;
import org.concordat.deploy.besu.BesuEngine;
import org.concordat.deploy.besu.BesuHome;
import org.concordat.deploy.config.ConfigFileOption;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.keys.SoftwareKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat node`: one node from its files, with Besu's option names.
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    header = "Runs one node from its files.",
    description = {
      "Runs one node until it is interrupted. It validates when its key is among the network's",
      "validators, and follows the chain when it is not."
    })
public final class NodeCommand implements Callable<Integer> {
  @Mixin private final ChainFiles chain = new ChainFiles();

  @Option(
      names = "--node-private-key-file",
      paramLabel = "FILE",
      required = true,
      description = "The node's key: 64 hex digits.")
  private @Nullable Path keyFile;

  @Option(
      names = "--rpc-http-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where JSON-RPC listens (default ${DEFAULT-VALUE}).")
  private String rpcHost = "";

  @Option(
      names = "--rpc-http-port",
      paramLabel = "PORT",
      defaultValue = "8545",
      description = "Port of JSON-RPC (default ${DEFAULT-VALUE}); 0 takes a free one.")
  private int rpcPort;

  @Option(
      names = "--host-allowlist",
      paramLabel = "HOST",
      split = ",",
      defaultValue = "localhost,127.0.0.1",
      description = "Host names JSON-RPC answers under (default ${DEFAULT-VALUE}).")
  private List<String> hostAllowlist = List.of();

  @Option(
      names = "--rpc-http-cors-origins",
      paramLabel = "ORIGIN",
      split = ",",
      description = "Origins of web pages that may use JSON-RPC; none when left out.")
  private List<String> corsOrigins = List.of();

  @Option(
      names = "--min-gas-price",
      paramLabel = "WEI",
      description = {
        "The lowest price of gas this node's pool takes.",
        "Left out: 0 where the base fee is always 0, 1000 elsewhere."
      })
  private @Nullable Long minGasPrice;

  @Mixin private final P2pOptions p2p = new P2pOptions();

  @Mixin private final StorageOptions storage = new StorageOptions();

  @Mixin private final ClockOption clock = new ClockOption();

  @Mixin private final MetricsOptions metrics = new MetricsOptions();

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Mixin private final BesuOptions besuOnly = new BesuOptions();

  @Mixin private final ConfigFileOption configFile = new ConfigFileOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    besuOnly.check();
    configFile.file().ifPresent(it -> err().println("configured by " + it));
    GenesisFile genesis = chain.genesis();
    Path data = chain.dataPath();
    Optional<BesuHome> besu = engine.besu();
    if (besu.isPresent()) {
      runBesu(besu.get(), genesis, data);
      return ExitCode.INTERNAL.status();
    }
    SoftwareKey key = SoftwareKey.read(Objects.requireNonNull(keyFile));
    Optional<StateRetention> asked = storage.retention();
    Transport transport = p2p.transport(key, data);
    RocksDbKeyValueStore store = RocksDbKeyValueStore.open(data);
    NodeSettings settings =
        new NodeSettings(
            "node",
            genesis,
            key,
            rpcHost,
            rpcPort,
            Set.copyOf(hostAllowlist),
            Set.copyOf(corsOrigins),
            genesis.header().gasLimit(),
            WireShape.BLOCK_ACCESS_LIST,
            asked.orElseGet(() -> StateTables.retentionIn(store)),
            leastPrice(genesis),
            engine.evm());
    Logging.toFile(log(data));
    Node node = Node.start(settings, store, transport, clock.get());
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    metrics
        .serve(node.metrics(), hostAllowlist)
        .ifPresent(server -> err().println("metrics at " + server.url() + "/metrics"));
    tellListening(node.rpcUrl());
    new CountDownLatch(1).await();
    return ExitCode.OK.status();
  }

  /// Ends the process when Besu ends.
  private void runBesu(BesuHome home, GenesisFile genesis, Path data) {
    BesuArguments arguments =
        new BesuArguments(
            chain.genesisFile(),
            data,
            Objects.requireNonNull(keyFile),
            storage.retention().orElseGet(StateRetention.Archive::new)
                instanceof StateRetention.Archive,
            leastPrice(genesis).toBigInteger(),
            rpcHost,
            rpcPort,
            hostAllowlist,
            corsOrigins,
            p2p.peering(data));
    Path log = log(data);
    new BesuEngine(home, arguments)
        .run(
            log,
            url -> tellListening(url.toString()),
            () -> err().println("concordat: Besu ended before it was up; see " + log));
  }

  private Word leastPrice(GenesisFile genesis) {
    if (minGasPrice == null) {
      return NodeSettings.minGasPriceOn(genesis);
    }
    if (minGasPrice < 0) {
      throw new BadInput("--min-gas-price must be 0 or more");
    }
    return Word.of(minGasPrice);
  }

  private static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private void tellListening(String url) {
    err().println("listening on " + url + ", until interrupted (Ctrl-C)");
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
