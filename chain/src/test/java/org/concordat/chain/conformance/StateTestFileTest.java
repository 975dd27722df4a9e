package org.concordat.chain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.concordat.chain.conformance.StateTestCase.Variant;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTestFileTest {
  private static final Set<Fork> ALL = EnumSet.allOf(Fork.class);
  private static final String ROOT =
      "0x17ec26ccf5f84b7a3ce7ae6ef2c3f38e4a8f1a6e4b7f5ec0ed7d3e4f0d1c2b3a";

  /// A transfer of 5 wei, signed or not, from the owner of the key 1.
  private static final String TEST =
      """
      {"transfer": {
        "env": {
          "currentCoinbase": "0x00000000000000000000000000000000000000cb",
          "currentNumber": "0x01", "currentTimestamp": "0x03e8",
          "currentGasLimit": "0x05f5e100", "currentBaseFee": "0x0a",
          "currentDifficulty": "0x020000", "currentRandom": "0x020000"},
        "pre": {"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf": {
          "balance": "0x0de0b6b3a7640000", "code": "0x", "nonce": "0x00", "storage": {}}},
        "transaction": {
          "data": ["0x", "0x00"], "gasLimit": ["0x5208", "0x10000"], "gasPrice": "0x0a",
          "nonce": "0x00", "to": "0x00000000000000000000000000000000000000aa",
          "secretKey": "0x0000000000000000000000000000000000000000000000000000000000000001",
          "value": ["0x05", "0x:bigint 0x1ffff"]},
        "post": {
          "Berlin": [{"hash": "$R", "logs": "$R", "indexes": {"data": 0, "gas": 0, "value": 0}}],
          "London": [
            {"hash": "$R", "logs": "$R", "indexes": {"data": 0, "gas": 0, "value": 0}},
            {"hash": "$R", "logs": "$R", "indexes": {"data": 1, "gas": 1, "value": 1}}],
          "Osaka": [{"hash": "$R", "logs": "$R", "indexes": {"data": 1, "gas": 1, "value": 0}}]
        }}}
      """
          .replace("$R", ROOT);

  @TempDir private Path folder;

  @Test
  void aTransactionWithoutItsBytesIsMadeFromTheFields() throws IOException {
    StateTestCase test = cases(TEST, ALL).cases().getFirst();
    assertThat(test.transaction())
        .isInstanceOfSatisfying(
            TestTransaction.Signed.class,
            it -> {
              assertThat(it.sender().toString())
                  .isEqualToIgnoringCase("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
              assertThat(it.transaction().value().w0()).isEqualTo(5);
              assertThat(it.transaction().gasLimit()).isEqualTo(21_000);
            });
    assertThat(new StateTestRunner().run(test)).isInstanceOf(StateTestResult.Failed.class);
  }

  @Test
  void aValueNoTransactionCanHoldIsNobodysTransactionAndNoBadFile() throws IOException {
    StateTestCase second = cases(TEST, ALL).cases().get(1);
    assertThat(second.variant()).isEqualTo(new Variant(1, 1, 1));
    assertThat(second.transaction()).isInstanceOf(TestTransaction.Unusable.class);
  }

  @Test
  void forksBeforeLondonAreCountedAndUnwantedOnesAreNot() throws IOException {
    StateTestFile.Contents.Cases all = cases(TEST, ALL);
    assertThat(all.cases())
        .extracting(StateTestCase::fork)
        .containsExactly(Fork.LONDON, Fork.LONDON, Fork.OSAKA);
    assertThat(all.skipped()).containsExactly("fork Berlin is not supported");
    assertThat(cases(TEST, EnumSet.of(Fork.OSAKA)).cases()).hasSize(1);
  }

  @Test
  void aBlobTransactionIsMadeFromItsFieldsAndPaysForItsBlobs() throws IOException {
    String blobs =
        TEST.replace(
            "\"gasPrice\": \"0x0a\"",
            """
            "maxFeePerGas": "0x0a", "maxPriorityFeePerGas": "0x00", "maxFeePerBlobGas": "0x01",
            "blobVersionedHashes": ["0x01%s"]\
            """
                .formatted("00".repeat(31)));
    StateTestCase test = cases(blobs, EnumSet.of(Fork.OSAKA)).cases().getFirst();
    assertThat(new StateTestRunner().run(test))
        .isInstanceOfSatisfying(
            StateTestResult.Failed.class,
            it -> assertThat(it.error()).contains("state root").contains("gas 21010"));
    StateTestCase unknown =
        cases(blobs.replace("[\"0x01", "[\"0x02"), EnumSet.of(Fork.OSAKA)).cases().getFirst();
    assertThat(new StateTestRunner().run(unknown))
        .isInstanceOfSatisfying(
            StateTestResult.Failed.class,
            it -> assertThat(it.error()).contains("unknown hash version"));
  }

  @Test
  void oneMalformedTestLeavesTheOthersOfItsFile() throws IOException {
    String second = TEST.replace("\"transfer\"", "\"other\"").replace("0x0de0b6b3a7640000", "?");
    String both =
        TEST.strip().substring(0, TEST.strip().length() - 1) + ", " + second.strip().substring(1);
    StateTestFile.Contents.Cases read = cases(both, ALL);
    assertThat(read.cases()).extracting(StateTestCase::name).containsOnly("transfer");
    assertThat(read.malformed()).singleElement().asString().contains("/other/pre");
  }

  @Test
  void resultsWithoutTestsNeedABase() throws IOException {
    String results =
        """
        {"transfer": {"Osaka": [{"hash": "$R", "logs": "$R", "gasUsed": 21000,
          "indexes": {"data": 0, "gas": 0, "value": 0}}]}}
        """
            .replace("$R", ROOT);
    assertThat(rejection(results)).contains("no entry with a transaction and a post");
    Path base = Files.writeString(folder.resolve("base.json"), TEST);
    Path derived = Files.writeString(folder.resolve("derived.json"), results);
    assertThat(StateTestFile.read(derived, Optional.of(base), ALL))
        .isInstanceOfSatisfying(
            StateTestFile.Contents.Cases.class,
            it -> assertThat(it.cases().getFirst().gasUsed()).hasValue(21_000));
  }

  @Test
  void whatIsNoStateTestIsRejectedWithThePlace() throws IOException {
    assertThat(rejection("")).contains("not an object");
    assertThat(rejection("[]")).contains("not an object");
    assertThat(rejection("{\"a\": 1}")).contains("no state test");
    assertThat(rejection("{\"a\": {\"blocks\": []}}")).contains("blockchain tests");
    assertThat(rejection("{} {}")).contains("cannot be read");
    assertThat(rejection("{\"a\": {}, \"a\": {}}")).contains("cannot be read");
    assertThat(
            rejection(
                TEST.replace("\"0x5208\"", "[]")
                    .replace("\"balance\": \"0x", "\"balance\": \"0xg")))
        .contains("/balance is not a hex number");
    assertThat(rejection(TEST.replace(ROOT, "0x1234"))).contains("is not a digest");
    assertThat(rejection(TEST.replace("\"data\": 0", "\"data\": -1"))).contains("is not an index");
    assertThat(rejection(TEST.replace("0x05f5e100", "0x8000000000000000")))
        .contains("/env/currentGasLimit is above 2^63 - 1");
  }

  @Test
  void nestingAndSizeAreBounded() throws IOException {
    assertThat(rejection("[".repeat(100_000))).contains("nesting");
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(TestJson.MAX_BYTES + 1);
    }
    assertThat(StateTestFile.read(large, Optional.empty(), ALL))
        .isInstanceOfSatisfying(
            StateTestFile.Contents.Rejected.class,
            it -> assertThat(it.reason()).contains("more than 128 MiB"));
  }

  private StateTestFile.Contents.Cases cases(String json, Set<Fork> wanted) throws IOException {
    Path file = Files.writeString(folder.resolve("test.json"), json);
    StateTestFile.Contents contents = StateTestFile.read(file, Optional.empty(), wanted);
    assertThat(contents).isInstanceOf(StateTestFile.Contents.Cases.class);
    return (StateTestFile.Contents.Cases) contents;
  }

  private String rejection(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("test.json"), json);
    return switch (StateTestFile.read(file, Optional.empty(), ALL)) {
      case StateTestFile.Contents.Rejected(String reason) -> reason;
      case StateTestFile.Contents.Other(String reason) -> reason;
      case StateTestFile.Contents.Cases cases -> String.join("; ", cases.malformed());
    };
  }
}
