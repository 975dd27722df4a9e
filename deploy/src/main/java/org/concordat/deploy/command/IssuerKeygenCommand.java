package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat issuer keygen`.
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description = "Makes an issuer's key and prints the public key to be accredited.")
final class IssuerKeygenCommand implements Callable<Integer> {
  @Option(
      names = {"--to", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The key file to write, readable by you alone; must be new.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    EddsaKey key = EddsaKey.generate(new SecureRandom());
    key.write(Objects.requireNonNull(file));
    String publicKey = key.publicKey().toString();
    Object report =
        json
            ? JsonNodeFactory.instance.objectNode().put("ok", true).put("publicKey", publicKey)
            : publicKey;
    Objects.requireNonNull(spec).commandLine().getOut().println(report);
    return ExitCode.OK.status();
  }
}
