package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class EvmBenchTest {
  private static final long GAS = 20_000_000;
  private static final Path RESOURCES =
      Path.of("src/main/resources/org/concordat/deploy/bench").toAbsolutePath();
  private static final Path CONTRACTS = Path.of("contracts").toAbsolutePath();

  /// Says it used one unit of gas more than the candidate behind it.
  private record Different(EvmCandidate behind) implements EvmCandidate {
    @Override
    public String name() {
      return "different";
    }

    @Override
    public Bytes call(Address contract, Bytes data, long gas) {
      return Word.of(behind.call(contract, data, gas)).add(Word.ONE).toBytes32();
    }

    @Override
    public Optional<Duration> cpu() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  @Test
  void everyProgramDoesMoreForMoreRounds() {
    try (OwnNode node = OwnNode.start(EvmCases.all().accounts())) {
      for (EvmCase one : EvmCases.all().list()) {
        long two = gas(node.engine(), one, 2);
        long four = gas(node.engine(), one, 4);
        long eight = gas(node.engine(), one, 8);
        assertThat(four).as(one.name()).isGreaterThan(two);
        assertThat(eight - four).as(one.name()).isBetween(3 * (four - two) / 2, 3 * (four - two));
        assertThat(gas(node.overRpc(), one, 4)).as(one.name()).isEqualTo(four);
      }
    }
  }

  @Test
  void aCandidateThatDidOtherWorkIsNoCandidate() {
    try (OwnNode node = OwnNode.start(EvmCases.all().accounts())) {
      EvmCandidate own = node.engine();
      EvmCase first = EvmCases.all().list().getFirst();
      EvmBench bench = new EvmBench(Duration.ofMillis(1));
      Map<String, String> absent = new HashMap<>();
      Map<String, Figure> figures =
          bench.run(first, List.of(own, node.overRpc(), new Different(own)), absent::put);
      assertThat(figures).containsOnlyKeys(own.name(), "concordat");
      assertThat(figures.get(own.name()).megagasPerSecond()).isPositive();
      assertThat(absent).containsOnlyKeys("different");
      assertThat(absent.get("different")).contains("different used", "not");
    }
  }

  @Test
  void theArtefactsAreThoseOfTheSources() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(RESOURCES.resolve("manifest.json").toFile());
    assertDigests(manifest.required("sources"), CONTRACTS);
    assertDigests(manifest.required("artefacts"), RESOURCES);
  }

  private static void assertDigests(JsonNode digests, Path folder) throws IOException {
    assertThat(digests.properties()).isNotEmpty();
    for (Map.Entry<String, JsonNode> entry : digests.properties()) {
      byte[] file = Files.readAllBytes(folder.resolve(entry.getKey()));
      assertThat(sha256(file)).as(entry.getKey()).isEqualTo(entry.getValue().asText());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static long gas(EvmCandidate candidate, EvmCase one, long rounds) {
    return Word.of(candidate.call(one.target(), EvmCase.callData(rounds), GAS)).w0();
  }
}
