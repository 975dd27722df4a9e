package org.concordat.genesis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.GenesisException;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisExtraData;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCreatorTest {
  private static final Predeploys CONSTITUTION_ONLY =
      _ ->
          Map.of(
              SystemContracts.CONSTITUTION,
              GenesisAccount.ofContract(Bytes.of(0x60), new TreeMap<>()));
  private static final NetworkPlan PLAN =
      NetworkPlan.consortium(NetworkPlan.localMembers(4), 2, 1_700_000_000);

  @TempDir Path temp;

  private final NetworkCreator creator = new NetworkCreator(new SecureRandom());

  private Network create(NetworkPlan plan) {
    return switch (creator.create(temp.resolve("net"), plan, CONSTITUTION_ONLY)) {
      case CreationResult.Created created -> created.network();
      case CreationResult.Refused refused -> throw new AssertionError(refused.reason());
    };
  }

  private String refusal(NetworkPlan plan, Predeploys predeploys) {
    return switch (creator.create(temp.resolve("net"), plan, predeploys)) {
      case CreationResult.Refused refused -> refused.reason();
      case CreationResult.Created _ -> throw new AssertionError("created");
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void writesAGenesisThatReadsBackInContractMode() {
    Network network = create(PLAN);
    ParseResult parsed = GenesisFile.parse(read(temp.resolve("net/genesis.json")));
    assertThat(parsed).isEqualTo(new ParseResult.Parsed(network.genesis()));
    assertThat(network.genesis().config().chainId()).isEqualTo(20_261);
    assertThat(network.genesis().config().zeroBaseFee()).isTrue();
    assertThat(network.genesis().header().extraData()).isEqualTo(GenesisExtraData.ofContractMode());
    assertThat(network.genesis().config().qbft().orElseThrow().validatorContract())
        .contains(SystemContracts.CONSTITUTION);
  }

  @Test
  void listsTheValidatorsInTheHeaderWithoutAContract() {
    NetworkPlan plan = withQbft(QbftConfig.DEFAULT);
    Network network = create(plan);
    assertThat(network.genesis().header().extraData())
        .isEqualTo(GenesisExtraData.ofValidators(network.roster().validators()));
    assertThat(network.roster().validators()).hasSize(4).isSorted();
  }

  private static NetworkPlan withQbft(QbftConfig qbft) {
    return new NetworkPlan(
        5, PLAN.forks(), true, qbft, PLAN.gasLimit(), 0, PLAN.members(), new TreeMap<>());
  }

  @Test
  void writesTheSameRosterAndGenesisForAll() {
    Network network = create(PLAN);
    for (MemberFolder folder : network.folders()) {
      assertThat(read(folder.genesis())).isEqualTo(read(temp.resolve("net/genesis.json")));
      assertThat(Roster.parse(read(folder.members())))
          .isEqualTo(new RosterResult.Parsed(network.roster()));
    }
  }

  @Test
  void givesEachMemberItsOwnKeys() {
    Network network = create(PLAN);
    for (Member member : network.roster().members()) {
      MemberFolder folder = network.folder(member);
      assertThat(folder.nodeKey().address()).isEqualTo(member.validator());
      assertThat(folder.signerKey().address()).isEqualTo(member.signer());
      assertThat(folder.vaultKey(new SecureRandom()).keyId()).hasSize(16);
    }
  }

  @Test
  void keepsEachSecretInOneFileOfOneOwner() throws IOException {
    Network network = create(PLAN);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(temp.resolve("net"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (MemberFolder folder : network.folders()) {
      assertThat(rights(folder.path())).isEqualTo("rwx------");
      for (Path secret :
          List.of(folder.nodeKeyFile(), folder.signerKeyFile(), folder.vaultKeyFile())) {
        assertThat(rights(secret)).isEqualTo("rw-------");
        String digits = read(secret).strip();
        assertThat(files).filteredOn(file -> read(file).contains(digits)).containsExactly(secret);
      }
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void configuresEachNodeWithBesusOptionsAndTheOtherNodesAsPeers() {
    Network network = create(PLAN);
    MemberFolder second = network.folders().get(1);
    assertThat(read(second.config()))
        .contains(
            "data-path=\"data\"\n",
            "genesis-file=\"genesis.json\"\n",
            "node-private-key-file=\"node.key\"\n",
            "p2p-port=30304\n",
            "static-nodes-file=\"static-nodes.json\"\n",
            "rpc-http-port=8546\n",
            "p2p-interface=\"127.0.0.1\"\n",
            "min-gas-price=0\n");
    String peers = read(second.staticNodes());
    for (Member member : network.roster().members()) {
      boolean other = !member.name().equals("member-2");
      assertThat(peers.contains(member.enode().toString())).isEqualTo(other);
    }
  }

  @Test
  void nodesOnHostsOfTheirOwnShareThePortsAndListenToAll() {
    List<MemberPlan> members =
        NetworkPlan.onHosts(
            List.of("a", "b", "c"), List.of("one.org", "two.org", "one.org"), 30_303, 8545);
    assertThat(members)
        .containsExactly(
            new MemberPlan("a", "one.org", 30_303, 8545),
            new MemberPlan("b", "two.org", 30_303, 8545),
            new MemberPlan("c", "one.org", 30_304, 8546));
    Network network = create(NetworkPlan.consortium(members, 1, 0));
    assertThat(read(network.folders().getFirst().config()))
        .contains("p2p-host=\"one.org\"")
        .doesNotContain("p2p-interface");
  }

  @Test
  void handsThePredeploysTheMembersAndKeepsTheirAccounts() {
    GenesisAccount rich = GenesisAccount.ofBalance(UInt256.ONE);
    Predeploys bySigner =
        members -> {
          Map<Address, GenesisAccount> alloc = new TreeMap<>(CONSTITUTION_ONLY.alloc(members));
          members.forEach(member -> alloc.put(member.signer(), rich));
          return alloc;
        };
    CreationResult result = creator.create(temp.resolve("net"), PLAN, bySigner);
    assertThat(result)
        .isInstanceOfSatisfying(
            CreationResult.Created.class,
            created ->
                assertThat(created.network().genesis().alloc())
                    .hasSize(5)
                    .containsKey(created.network().roster().members().getFirst().signer()));
  }

  @Test
  void neverWritesOverADirectory() throws IOException {
    Path precious = Files.createDirectories(temp.resolve("net")).resolve("precious");
    Files.writeString(precious, "data");
    assertThat(refusal(PLAN, CONSTITUTION_ONLY)).contains("exists and is not written over");
    assertThat(read(precious)).isEqualTo("data");
  }

  @Test
  void refusesAValidatorContractWithoutCode() {
    assertThat(refusal(PLAN, _ -> Map.of()))
        .isEqualTo(
            "The validator contract 0x0000000000000000000000000000000000001000"
                + " has no code in the genesis state");
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../evil, b | The name \"../evil\" cannot be used",
        "Alice, b | The name \"Alice\" cannot be used",
        "a, a | Two members are called a"
      })
  void refusesNamesThatCannotNameFolders(String names, String reason) {
    List<String> list = Stream.of(names.split(", ")).toList();
    NetworkPlan plan = NetworkPlan.consortium(NetworkPlan.localMembers(list), 1, 0);
    assertThat(refusal(plan, CONSTITUTION_ONLY)).contains(reason);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void refusesAWrongNumberOfMembersAndTakenPorts() {
    assertThat(refusal(NetworkPlan.consortium(List.of(), 1, 0), CONSTITUTION_ONLY))
        .isEqualTo("A network has 1 to 64 members, not 0");
    assertThat(
            refusal(NetworkPlan.consortium(NetworkPlan.localMembers(65), 1, 0), CONSTITUTION_ONLY))
        .contains("not 65");
    MemberPlan one = new MemberPlan("one", "host", 30_303, 8545);
    MemberPlan two = new MemberPlan("two", "host", 8545, 8546);
    assertThat(refusal(NetworkPlan.consortium(List.of(one, two), 1, 0), CONSTITUTION_ONLY))
        .isEqualTo("The ports of two are taken on host");
  }

  @Test
  void leavesNothingBehindWhenItFails() throws IOException {
    Path parent = Files.createDirectory(temp.resolve("parent"));
    Path blocked = Files.writeString(parent.resolve("file"), "").resolve("net");
    assertThatThrownBy(() -> creator.create(blocked, PLAN, CONSTITUTION_ONLY))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("Cannot create the directory");
    assertThatThrownBy(() ->
            NewDirectory.create(
                parent.resolve("net"),
                draft -> {
                  draft.privateFolder("a").file("b", "c");
                  throw new GenesisException("disk full");
                }))
        .hasMessage("disk full");
    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left).containsExactly(parent.resolve("file"));
    }
  }

  @Test
  void doesNotTouchWhatAnInterruptedCreationLeft() throws IOException {
    Files.createDirectory(temp.resolve(".net.creating"));
    assertThatThrownBy(() -> creator.create(temp.resolve("net"), PLAN, CONSTITUTION_ONLY))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("remove it and try again");
    assertThat(temp.resolve("net")).doesNotExist();
  }
}
