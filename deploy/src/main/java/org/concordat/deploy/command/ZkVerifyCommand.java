package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.groth16.Proof;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.Verdict;
import org.concordat.genesis.groth16.Verifier;
import org.concordat.genesis.groth16.VerifyingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat zk verify`: one proof, checked against a key.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks a proof as snarkjs writes it; exits 0 only when it is valid.")
public final class ZkVerifyCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private @Nullable ZkKeyOption key;

  @Option(
      names = "--public",
      required = true,
      paramLabel = "FILE",
      description = "The public inputs, public.json.")
  private @Nullable Path inputs;

  @Option(
      names = "--proof",
      required = true,
      paramLabel = "FILE",
      description = "The proof, proof.json.")
  private @Nullable Path proof;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    VerifyingKey verifyingKey = Objects.requireNonNull(key).read();
    List<Fr> values = ZkFiles.json(Objects.requireNonNull(inputs), SnarkJson::readPublicInputs);
    Proof claimed = ZkFiles.json(Objects.requireNonNull(proof), SnarkJson::readProof);
    boolean insecure = verifyingKey.isUncontributed();
    return switch (Verifier.verify(verifyingKey, values, claimed)) {
      case Verdict.Valid() -> tell(ExitCode.OK, insecure, "");
      case Verdict.Invalid(String reason) -> tell(ExitCode.CHECK_FAILED, insecure, reason);
    };
  }

  private int tell(ExitCode code, boolean insecure, String reason) {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    boolean valid = code == ExitCode.OK;
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode().put("ok", valid);
      report.put("verdict", valid ? "valid" : "invalid").put("insecureKey", insecure);
      if (!valid) {
        report.put("reason", reason);
      }
      commandLine.getOut().println(report);
    } else {
      commandLine.getOut().println(valid ? "valid" : "invalid: " + reason);
    }
    if (insecure) {
      commandLine
          .getErr()
          .println(
              "concordat: nobody contributed to the set-up of this key (delta2 = gamma2):"
                  + " anybody can forge its proofs");
    }
    return code.status();
  }
}
