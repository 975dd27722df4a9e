package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.TransactionSender;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcTransactions;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;

/// The public L2 as the demo sees it: an endpoint, and an account that can pay there.
///
/// @param node the stand-in, where there is one
record PublicChain(String url, SigningKey relayer, Optional<Node> node) implements AutoCloseable {
  /// Chain id of development networks.
  private static final long STAND_IN_CHAIN_ID = 31_337;

  /// The first account of the development mnemonic that anvil and Hardhat fund. Public knowledge:
  /// it is only tried on a user's L2 endpoint when no key file is given.
  private static final Bytes32 DEVELOPMENT_KEY =
      Bytes32.fromHexString("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

  private static final UInt256 FUNDS = UInt256.valueOf(10).pow(24);
  private static final String NAME = "l2-stand-in";
  private static final long POLL_NANOS = 100_000_000;
  private static final String ENDPOINT_ADVICE =
      "Is it an Ethereum JSON-RPC endpoint? Check --l2-rpc-url.";
  private static final int P2P_PORT = 30_400;

  static PublicChain external(String url, Optional<Path> keyFile) {
    SigningKey relayer =
        keyFile.<SigningKey>map(SoftwareKey::read).orElseGet(() -> SoftwareKey.of(DEVELOPMENT_KEY));
    return new PublicChain(url, relayer, Optional.empty());
  }

  JsonRpc rpc() {
    return JsonRpc.l2(url);
  }

  long chainId() {
    return new JsonRpcTransactions(rpc()).chainId();
  }

  /// Whether its blocks never change again: true of the stand-in.
  boolean finalAtOnce() {
    return node.isPresent();
  }

  /// Sends from the relayer's account, for when the relayer is at rest.
  TransactionSender sender() {
    return new TransactionSender(new JsonRpcTransactions(rpc()), relayer, PublicChain::pause);
  }

  AnchorDeployment deployment(AnchorContract contract) {
    return new AnchorDeployment(
        new JsonRpcTransactions(rpc()), contract, relayer, PublicChain::pause);
  }

  private static void pause() {
    LockSupport.parkNanos(POLL_NANOS);
  }

  /// Creates the anchor contract.
  ///
  /// @throws AnchorException that says what to do where the chain does not take it
  AnchorDeployment.Deployed deploy(AnchorContract contract, ConstructorArguments arguments) {
    JsonRpcTransactions transactions = new JsonRpcTransactions(rpc());
    try {
      if (transactions.chainId() == arguments.consortiumChainId()) {
        throw new BadInput(
            "--l2-rpc-url %s is of chain %d, which is the consortium's own chain id: name an L2"
                .formatted(url, arguments.consortiumChainId()));
      }
      return deployment(contract).deploy(arguments);
    } catch (AnchorException e) {
      throw new AnchorException(
          e.code(),
          "the anchor contract cannot be created on %s. %s (%s)"
              .formatted(url, advice(e.code()), e.getMessage()),
          e);
    }
  }

  private String advice(Code code) {
    return switch (code) {
      case L2_UNREACHABLE -> "Nothing answers there: start the endpoint, or check --l2-rpc-url.";
      case DEPLOYMENT_FAILED, RPC_ERROR ->
          "The relayer's account there is %s: give it funds, or name the key of one that has some with --l2-private-key-file."
              .formatted(relayer.address());
      case CONSORTIUM_UNREACHABLE, RPC_MALFORMED, CHAIN_INCONSISTENT -> ENDPOINT_ADVICE;
      case OUTBOX_CORRUPT, OUTBOX_IO, ANCHOR_REFUSED -> ENDPOINT_ADVICE;
      case NOT_ANCHORED, ARTIFACT_MISSING -> ENDPOINT_ADVICE;
    };
  }

  /// A chain of our own with one validator, ordinary fees, and a relayer that has funds.
  static PublicChain standIn(
      Path directory, int rpcPort, SecureRandom random, InstantSource clock) {
    SoftwareKey validator = SoftwareKey.generate(random);
    SoftwareKey relayer = SoftwareKey.generate(random);
    GenesisFile genesis = genesis(validator, relayer, clock);
    Node node =
        Node.start(
            NodeSettings.local(NAME, genesis, validator, rpcPort),
            RocksDbKeyValueStore.open(directory),
            new InMemoryNetwork(),
            clock);
    return new PublicChain(node.rpcUrl(), relayer, Optional.of(node));
  }

  private static GenesisFile genesis(
      SoftwareKey validator, SoftwareKey relayer, InstantSource clock) {
    Member only = new Member(NAME, relayer.address(), validator.publicKey(), "127.0.0.1", P2P_PORT);
    NetworkPlan plan =
        new NetworkPlan(
            STAND_IN_CHAIN_ID,
            ForkSchedule.allAtGenesis(Milestone.OSAKA),
            false,
            QbftConfig.DEFAULT,
            NetworkPlan.DEFAULT_GAS_LIMIT,
            clock.instant().getEpochSecond(),
            List.of(),
            new TreeMap<>(Map.of(relayer.address(), GenesisAccount.ofBalance(FUNDS))));
    return NetworkCreator.genesis(plan, List.of(only), Map.of());
  }

  @Override
  public void close() {
    node.ifPresent(Node::close);
  }
}
