package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.R1csFile;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of a ceremony, in the order in which a coordinator and members type them.
class ZkCeremonyTest {
  private static final String BEACON = "0102030405060708";

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static CommandRun zk(int exitCode, Object... arguments) {
    Object[] words = new Object[arguments.length + 1];
    words[0] = "zk";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
    return run;
  }

  @BeforeEach
  void aCircuitOfThreeConstraintsAndAMembersKey() {
    CompiledCircuit<Fr> circuit =
        CompiledCircuit.of((b, in) -> {
          Expression power = in.publicInput(value -> value);
          Expression root = in.secret(value -> value);
          Expression square = b.multiply(root, root);
          b.assertEqual(b.multiply(square, square), power, "fourth power");
        });
    R1csFile.write(circuit.system(), file("c.r1cs"));
    SoftwareKey.generate(new SecureRandom()).write(file("alice.key"));
  }

  private CommandRun verifyKey(int exitCode, String key, Object... more) {
    Object[] words = new Object[7 + more.length];
    words[0] = "verify-key";
    words[1] = "--r1cs";
    words[2] = file("c.r1cs");
    words[3] = "--ptau";
    words[4] = file("final.ptau");
    words[5] = "--zkey";
    words[6] = file(key);
    System.arraycopy(more, 0, words, 7, more.length);
    return zk(exitCode, words);
  }

  private void holdPhaseOne() {
    zk(0, "powers", "new", "--power", 3, "--out", file("0.ptau"));
    zk(0, "powers", "contribute", "--ptau", file("0.ptau"), "--out", file("1.ptau"), "--name", "a");
    zk(0, "powers", "export-challenge", "--ptau", file("1.ptau"), "--out", file("challenge"));
    zk(0, "powers", "respond", "--challenge", file("challenge"), "--out", file("response"));
    zk(
        0,
        "powers",
        "import-response",
        "--ptau",
        file("1.ptau"),
        "--response",
        file("response"),
        "--out",
        file("2.ptau"),
        "--name",
        "b");
    zk(0, "powers", "beacon", "--ptau", file("2.ptau"), "--out", file("3.ptau"), "--value", BEACON);
    zk(0, "powers", "prepare", "--ptau", file("3.ptau"), "--out", file("final.ptau"));
  }

  @Test
  void aWholeCeremonyIsHeldCheckedAndSignedFor() throws IOException {
    holdPhaseOne();
    assertThat(zk(0, "powers", "verify", "--ptau", file("final.ptau")).out())
        .contains("Response hash #2 b:", "from the beacon " + BEACON, "Powers of Tau Ok!");
    CommandRun setUp =
        zk(
            0,
            "setup",
            "--r1cs",
            file("c.r1cs"),
            "--ptau",
            file("final.ptau"),
            "--out",
            file("0.zkey"));
    assertThat(setUp.out()).contains("needs powers of tau of 2^3", "Circuit hash:", "next:");
    assertThat(verifyKey(1, "0.zkey").out()).contains("INVALID: nobody has contributed");
    zk(0, "contribute", "--zkey", file("0.zkey"), "--out", file("1.zkey"), "--name", "alice");
    zk(0, "beacon", "--zkey", file("1.zkey"), "--out", file("2.zkey"), "--value", BEACON);
    zk(
        0,
        "attest",
        "--zkey",
        file("1.zkey"),
        "--number",
        1,
        "--member",
        "alice",
        "--private-key-file",
        file("alice.key"),
        "--out",
        file("alice.json"));
    String signer = SoftwareKey.read(file("alice.key")).address().toHex();
    assertThat(verifyKey(0, "2.zkey", "--attestations", file("alice.json")).out())
        .contains("Contribution #1 alice:", "by alice, signed by " + signer, "ZKey Ok!");
    String changed = Files.readString(file("alice.json")).replace("\"alice\"", "\"mallory\"");
    Files.writeString(file("mallory.json"), changed);
    assertThat(verifyKey(2, "2.zkey", "--attestations", file("mallory.json")).err())
        .contains("not the named signer's");
  }

  @Test
  void aDevelopmentKeyProvesNothingToACheckOfTheCeremony() {
    holdPhaseOne();
    CommandRun made =
        zk(
            0,
            "setup",
            "--r1cs",
            file("c.r1cs"),
            "--insecure-development-seed",
            "demo",
            "--out",
            file("dev.zkey"));
    assertThat(made.out()).contains("insecure development key");
    assertThat(verifyKey(1, "dev.zkey").out()).startsWith("INVALID");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThat(zk(2, "powers", "new", "--power", 99, "--out", file("x")).err()).contains("--power");
    assertThat(zk(2, "setup", "--r1cs", file("c.r1cs"), "--out", file("x")).err())
        .contains("--ptau or --insecure-development-seed");
    assertThat(
            zk(2, "contribute", "--zkey", file("absent"), "--out", file("x"), "--name", "a").err())
        .contains("is not a file");
    assertThat(
            zk(2, "contribute", "--zkey", file("c.r1cs"), "--out", file("x"), "--name", "a").err())
        .contains("not a .zkey");
    assertThat(
            zk(2, "contribute", "--zkey", file("c.r1cs"), "--out", file("c.r1cs"), "--name", "a")
                .err())
        .contains("exists");
    assertThat(
            zk(2, "beacon", "--zkey", file("c.r1cs"), "--out", file("x"), "--value", "xyz").err())
        .contains("beacon");
  }
}
