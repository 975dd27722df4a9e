package org.concordat.genesis.network;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;

/// What the founders decide before keys exist.
///
/// @param qbft with a validator contract the network starts in contract mode, without in
///   block-header mode
/// @param timestamp of the genesis block, in seconds
/// @param accounts funded from the start, besides the system contracts
public record NetworkPlan(
    long chainId,
    ForkSchedule forks,
    boolean zeroBaseFee,
    QbftConfig qbft,
    long gasLimit,
    long timestamp,
    List<MemberPlan> members,
    SortedMap<Address, GenesisAccount> accounts) {
  public static final long CONSORTIUM_CHAIN_ID = 20_261;
  public static final long DEFAULT_GAS_LIMIT = 60_000_000;

  private static final int FIRST_P2P_PORT = 30_303;
  private static final int FIRST_RPC_HTTP_PORT = 8545;
  private static final String LOCAL_HOST = "127.0.0.1";

  public NetworkPlan {
    members = List.copyOf(members);
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }

  /// A consortium without fees, all forks to Osaka in force, its validators in the Constitution.
  public static NetworkPlan consortium(
      List<MemberPlan> members, int blockPeriodSeconds, long timestamp) {
    QbftConfig qbft =
        QbftConfig.DEFAULT
            .withTiming(blockPeriodSeconds, 2 * blockPeriodSeconds)
            .withValidatorContract(SystemContracts.CONSTITUTION);
    return new NetworkPlan(
        CONSORTIUM_CHAIN_ID,
        ForkSchedule.allAtGenesis(Milestone.OSAKA),
        true,
        qbft,
        DEFAULT_GAS_LIMIT,
        timestamp,
        members,
        new TreeMap<>());
  }

  /// Members `member-1`, `member-2`, … on this machine, each with its own ports.
  public static List<MemberPlan> localMembers(int count) {
    return localMembers(numbered(count));
  }

  /// Members of these names on this machine, each with its own ports.
  public static List<MemberPlan> localMembers(List<String> names) {
    List<String> hosts = Collections.nCopies(names.size(), LOCAL_HOST);
    return onHosts(names, hosts, FIRST_P2P_PORT, FIRST_RPC_HTTP_PORT);
  }

  public static List<String> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "member-" + i).toList();
  }

  /// Members on hosts of their own or shared ones, where each further node has the next ports.
  ///
  /// @param hosts one for each name
  public static List<MemberPlan> onHosts(
      List<String> names, List<String> hosts, int firstP2pPort, int firstRpcHttpPort) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> {
          String host = hosts.get(i);
          int before = Collections.frequency(hosts.subList(0, i), host);
          return new MemberPlan(
              names.get(i), host, firstP2pPort + before, firstRpcHttpPort + before);
        })
        .toList();
  }
}
