package org.concordat.privacy.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.Seeds;
import org.concordat.privacy.batch.Registrar;
import org.concordat.privacy.gateway.AnchorProgress;
import org.concordat.privacy.gateway.FlushOutcome;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/// Against a node not written here: anvil, whose path is in the environment variable `ANVIL`. The
/// contracts are the committed artefacts.
@Tag("heavy")
class JsonRpcRegistryTest extends RegistryContract {
  private static final long CHAIN_ID = 20261;
  private static final SoftwareKey MEMBER = SoftwareKey.generate(Seeds.random(100));
  private static final SoftwareKey OUTSIDER = SoftwareKey.generate(Seeds.random(101));
  private static Process anvil;
  private static HttpService service;
  private static Web3j web3j;

  @BeforeAll
  static void start() throws IOException {
    String binary = System.getenv("ANVIL");
    assumeThat(binary).as("the environment variable ANVIL names the anvil binary").isNotNull();
    int port = freePort();
    List<String> command =
        List.of(
            binary,
            "--port=" + port,
            "--chain-id=" + CHAIN_ID,
            "--no-mining",
            "--block-base-fee-per-gas=0",
            "--gas-price=0");
    anvil =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    service = new HttpService("http://127.0.0.1:" + port);
    web3j = Web3j.build(service);
    awaitAnswer();
    SystemPredeploys.allocOf(
            List.of(SeatedMember.named("Alpha", MEMBER.address(), new Address(1, 2, 3))))
        .forEach(JsonRpcRegistryTest::deploy);
  }

  @AfterAll
  static void stop() {
    if (anvil != null) {
      web3j.shutdown();
      anvil.destroy();
    }
  }

  @Override
  protected Registry registry() {
    return registry(MEMBER, CHAIN_ID);
  }

  @Override
  protected Registry outsider() {
    return registry(OUTSIDER, CHAIN_ID);
  }

  @Override
  protected void mine() {
    rpc("evm_mine");
  }

  @Test
  void theNetworkIsCheckedByChainAndContract() {
    registry(MEMBER, CHAIN_ID).checkNetwork();
    assertFault(Code.CHAIN_UNEXPECTED, () -> registry(MEMBER, 1).checkNetwork());
    JsonRpcRegistry elsewhere =
        new JsonRpcRegistry(web3j, CHAIN_ID, new Address(0, 0, 9_999_999), MEMBER);
    assertFault(Code.CHAIN_UNEXPECTED, elsewhere::checkNetwork);
  }

  @Test
  void aRootOfAnotherMemberIsNotFoundAsOurs() {
    Registry registry = registry();
    BatchRegistration registration =
        new BatchRegistration(Bytes32.random(Seeds.random(77)), 1, DemoRecords.SCHEMA.hash());
    registry.send(registry.sign(registration, registry.minedNonce()));
    mine();
    assertThat(registry.find(registration.batchRoot())).isPresent();
    assertThat(outsider().find(registration.batchRoot())).isEmpty();
  }

  @Test
  void recordsOfAVaultReachTheChain(@TempDir Path directory) {
    try (Vault vault = new VaultFixture(directory, 1).open()) {
      Gateway gateway =
          new Gateway(vault, new Registrar(vault, registry()), AnchorProgress.NONE, 128);
      List<PostOutcome> ids = gateway.post(DemoRecords.postings(0, 320));
      FlushOutcome outcome =
          gateway.flush(
              DemoRecords.SCHEMA,
              () -> {
                mine();
                return true;
              });
      assertThat(ids).hasSize(320);
      assertThat(outcome).isEqualTo(new FlushOutcome.Finished(3));
    }
  }

  @Test
  void aNodeThatIsNotThereIsUnreachable() throws IOException {
    Web3j nowhere = Web3j.build(new HttpService("http://127.0.0.1:" + freePort()));
    JsonRpcRegistry registry =
        new JsonRpcRegistry(nowhere, CHAIN_ID, SystemContracts.RECORD_REGISTRY, MEMBER);
    assertFault(Code.CHAIN_UNREACHABLE, registry::minedNonce);
    nowhere.shutdown();
  }

  private static JsonRpcRegistry registry(SoftwareKey key, long chainId) {
    return new JsonRpcRegistry(web3j, chainId, SystemContracts.RECORD_REGISTRY, key);
  }

  private static void deploy(Address address, GenesisAccount account) {
    rpc("anvil_setCode", address.toHex(), account.code().toHexString());
    for (Map.Entry<UInt256, UInt256> slot : account.storage().entrySet()) {
      rpc(
          "anvil_setStorageAt",
          address.toHex(),
          slot.getKey().toHexString(),
          slot.getValue().toHexString());
    }
  }

  private static void rpc(String method, String... parameters) {
    try {
      new Request<>(method, List.of(parameters), service, VoidResponse.class).send();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertFault(Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PrivacyException.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static void awaitAnswer() {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      try {
        web3j.ethChainId().send();
        return;
      } catch (IOException e) {
        if (Instant.now().isAfter(end)) {
          throw new UncheckedIOException(e);
        }
        Thread.onSpinWait();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
