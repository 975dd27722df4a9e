package org.concordat.chain.node;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.consensus.WireShape;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.concordat.chain.rpc.RpcEndpoint;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.keys.SigningKey;

/// What one node is told.
///
/// @param name unique in its network; for logs
/// @param key the node key: it signs consensus messages and names the validator
/// @param rpcPort 0 takes any free one
/// @param hostAllowlist host names under which JSON-RPC answers
/// @param corsOrigins origins of web pages that may use JSON-RPC; empty for none
/// @param gasLimitTarget Besu's `--target-gas-limit`
/// @param shape of Proposals and RoundChanges this node sends
/// @param retention which states it keeps
/// @param minGasPrice the lowest fee cap its pool takes; at 0 a replacement needs no higher price
/// @param engine what runs contracts
public record NodeSettings(
    String name,
    GenesisFile genesis,
    SigningKey key,
    String rpcHost,
    int rpcPort,
    Set<String> hostAllowlist,
    Set<String> corsOrigins,
    long gasLimitTarget,
    WireShape shape,
    StateRetention retention,
    Word minGasPrice,
    EvmEngine engine) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Word MIN_GAS_PRICE = Word.of(1000);
  private static final String VANITY = "concordat";

  public NodeSettings {
    hostAllowlist = Set.copyOf(hostAllowlist);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  /// An archive node that listens on loopback and keeps the gas limit genesis set.
  public static NodeSettings local(String name, GenesisFile genesis, SigningKey key, int rpcPort) {
    return new NodeSettings(
        name,
        genesis,
        key,
        LOOPBACK,
        rpcPort,
        Set.of("localhost", LOOPBACK),
        Set.of(),
        genesis.header().gasLimit(),
        WireShape.BLOCK_ACCESS_LIST,
        new StateRetention.Archive(),
        minGasPriceOn(genesis),
        EvmEngine.DEFAULT);
  }

  /// The same node, open to web pages of these origins.
  public NodeSettings withCorsOrigins(Set<String> origins) {
    return new NodeSettings(
        name,
        genesis,
        key,
        rpcHost,
        rpcPort,
        hostAllowlist,
        origins,
        gasLimitTarget,
        shape,
        retention,
        minGasPrice,
        engine);
  }

  /// The same node on another engine.
  public NodeSettings withEngine(EvmEngine other) {
    return new NodeSettings(
        name,
        genesis,
        key,
        rpcHost,
        rpcPort,
        hostAllowlist,
        corsOrigins,
        gasLimitTarget,
        shape,
        retention,
        minGasPrice,
        other);
  }

  /// Nothing where gas is free, and Besu's 1000 wei elsewhere.
  public static Word minGasPriceOn(GenesisFile genesis) {
    return genesis.config().zeroBaseFee() ? Word.ZERO : MIN_GAS_PRICE;
  }

  RpcEndpoint endpoint() {
    return new RpcEndpoint(rpcHost, rpcPort, hostAllowlist, corsOrigins);
  }

  Bytes vanity() {
    byte[] vanity = new byte[QbftExtraData.VANITY_SIZE];
    byte[] text = VANITY.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, vanity, vanity.length - text.length, text.length);
    return Bytes.wrap(vanity);
  }
}
