package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyListCommandTest {
  private static final String JURISDICTIONS =
      """
      alpha2,name,fatf_status
      IR,Iran,call_for_action
      CH,Switzerland,
      KP,North Korea,call_for_action
      """;

  private static final String ENTITIES =
      """
      name,lei
      VTB BANK,253400V1H6ART1UQ0N98
      BANCO NACIONAL DE CUBA,
      """;

  @TempDir private Path folder;

  private Path build(String kind, String csv, String name, Object... more) throws IOException {
    Path source = Files.writeString(folder.resolve(name + ".csv"), csv);
    Path list = folder.resolve(name + ".json");
    Object[] words = {
      "policy",
      "list",
      "build",
      source,
      "--kind",
      kind,
      "--name",
      name,
      "--date",
      "2026-02-13",
      "--source",
      "https://example.org/" + name,
      "--licence",
      "CC0-1.0",
      "--to",
      list
    };
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return list;
  }

  private Path blocked(String csv, String name) throws IOException {
    return build("blocked-jurisdictions", csv, name, "--where", "fatf_status=call_for_action");
  }

  @Test
  void aListIsBuiltSignedAndShown() throws IOException {
    Path list = build("sanctioned-entities", ENTITIES, "sdn");
    CommandRun unsigned = CommandRun.of("policy", "list", "show", list);
    assertThat(unsigned.exitCode()).isZero();
    assertThat(unsigned.out())
        .containsPattern("withoutIdentifier +1")
        .containsPattern("signedBy +nobody")
        .contains("253400V1H6ART1UQ0N98 VTB BANK");

    Path key = folder.resolve("signer.key");
    SoftwareKey signer = SoftwareKey.of(Bytes32.fromHexStringLenient("0x28"));
    signer.write(key);
    assertThat(CommandRun.of("policy", "list", "sign", list, "--key", key).exitCode()).isZero();
    CommandRun signed = CommandRun.of("policy", "list", "show", list, "--json");
    assertThat(signed.out()).contains(signer.address().toHex(), "\"ok\":true", "\"root\":\"0x");

    Files.writeString(list, Files.readString(list).replace("VTB BANK", "WTB BANK"));
    CommandRun changed = CommandRun.of("policy", "list", "show", list);
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("not by " + signer.address().toHex());
  }

  @Test
  void twoVersionsAreCompared() throws IOException {
    Path before = blocked(JURISDICTIONS, "february");
    Path after =
        blocked(
            JURISDICTIONS.replace("IR,Iran,call_for_action", "MM,Myanmar,call_for_action"), "june");
    CommandRun diff = CommandRun.of("policy", "list", "diff", before, after);
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.out())
        .contains("added 1, removed 1, relabelled 0", "+ MM Myanmar", "- IR Iran");
    assertThat(CommandRun.of("policy", "list", "diff", before, after, "--json").out())
        .contains("\"added\":[{\"id\":\"MM\"");
    Path entities = build("sanctioned-entities", ENTITIES, "sdn");
    CommandRun mixed = CommandRun.of("policy", "list", "diff", before, entities);
    assertThat(mixed.exitCode()).isEqualTo(2);
  }

  @Test
  void aPolicyHasARootThatEachListMoves() throws IOException {
    String key = EddsaKey.of(Bytes32.ZERO).publicKey().toString();
    Path issuers = build("accredited-issuers", "public_key,name\n" + key + ",Us\n", "issuers");
    Path blocked = blocked(JURISDICTIONS, "february");
    String root = root(issuers, blocked);
    assertThat(root).matches("0x[0-9a-f]{64}");
    assertThat(root(issuers, blocked)).isEqualTo(root);
    Path fewer = blocked("alpha2,name,fatf_status\nKP,North Korea,call_for_action\n", "june");
    assertThat(root(issuers, fewer)).isNotEqualTo(root);
    CommandRun swapped = rootRun(fewer, blocked);
    assertThat(swapped.exitCode()).isEqualTo(2);
    assertThat(swapped.err()).contains("expected a list of accredited-issuers");
  }

  private String root(Path issuers, Path blocked) {
    return rootRun(issuers, blocked).out().strip();
  }

  private CommandRun rootRun(Path issuers, Path blocked) {
    return CommandRun.of(
        "policy",
        "root",
        "--issuers",
        issuers,
        "--blocked",
        blocked,
        "--min-level",
        2,
        "--max-amount",
        1_000_000,
        "--max-total",
        "50000000");
  }

  @Test
  void aSourceWithMistakesMakesNoList() throws IOException {
    Path source = Files.writeString(folder.resolve("bad.csv"), "lei,name\nnonsense,X\n");
    Path list = folder.resolve("bad.json");
    CommandRun run =
        CommandRun.of(
            "policy",
            "list",
            "build",
            source,
            "--kind",
            "sanctioned-entities",
            "--name",
            "x",
            "--date",
            "2026-02-13",
            "--source",
            "x",
            "--licence",
            "x",
            "--to",
            list);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("line 2, column lei: expected an LEI");
    assertThat(list).doesNotExist();
  }
}
