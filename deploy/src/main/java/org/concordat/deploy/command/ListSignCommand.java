package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.privacy.policy.ListSignature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat policy list sign`.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs a list; the signature is a file beside it.")
final class ListSignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LIST", description = "The list.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "A secp256k1 key file, such as a member's signer.key.")
  private @Nullable Path key;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path list = Objects.requireNonNull(file);
    ListSignature signature =
        ListSignature.of(ListFiles.read(list), SoftwareKey.read(Objects.requireNonNull(key)));
    Path to = ListFiles.signatureOf(list);
    NewTextFile.write(to, signature.toJson());
    String signer = signature.signer().toHex();
    Object report =
        json
            ? JsonNodeFactory.instance
                .objectNode()
                .put("ok", true)
                .put("signer", signer)
                .put("signature", to.toString())
            : "signed by " + signer + ": " + to;
    Objects.requireNonNull(spec).commandLine().getOut().println(report);
    return ExitCode.OK.status();
  }
}
