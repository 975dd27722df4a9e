package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.privacy.policy.ListRoots;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat policy root`: the number a governance decision is about, for anyone to compute again.
@Command(
    name = "root",
    mixinStandardHelpOptions = true,
    description = "Computes the root of a policy from its lists and numbers.")
final class PolicyRootCommand implements Callable<Integer> {
  @Option(
      names = "--issuers",
      paramLabel = "LIST",
      required = true,
      description = "The accredited issuers.")
  private @Nullable Path issuers;

  @Option(
      names = "--blocked",
      paramLabel = "LIST",
      required = true,
      description = "The blocked jurisdictions.")
  private @Nullable Path blocked;

  @Option(
      names = "--sanctions",
      paramLabel = "LIST",
      description = "The sanctioned entities; leave out for circuits without that rule.")
  private @Nullable Path sanctions;

  @Option(
      names = "--min-level",
      paramLabel = "N",
      required = true,
      description = "The least level of due diligence, 0 to 255.")
  private int minLevel;

  @Option(
      names = "--max-amount",
      paramLabel = "EUROS",
      required = true,
      description = "The most that one record may state.")
  private @Nullable BigInteger maxAmount;

  @Option(
      names = "--max-total",
      paramLabel = "EUROS",
      required = true,
      description = "The most that the records of a batch may state together.")
  private @Nullable BigInteger maxTotal;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Policy policy = policy();
    Object report = json ? toJson(policy) : policy.root().toString();
    Objects.requireNonNull(spec).commandLine().getOut().println(report);
    return ExitCode.OK.status();
  }

  private Policy policy() {
    try {
      return ListRoots.policy(
          ListFiles.read(Objects.requireNonNull(issuers)),
          ListFiles.read(Objects.requireNonNull(blocked)),
          Optional.ofNullable(sanctions).map(ListFiles::read),
          new PolicyParameters(
              minLevel, Objects.requireNonNull(maxAmount), Objects.requireNonNull(maxTotal)));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(String.valueOf(wrong.getMessage()));
    }
  }

  private static ObjectNode toJson(Policy policy) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ok", true)
        .put("root", policy.root().toString())
        .put("issuerRoot", policy.issuers().root().toString())
        .put("blockedDigest", policy.blocked().digest().toString())
        .put("sanctionsRoot", policy.sanctionsRoot().toString())
        .put("parameters", policy.parameters().packed().toString());
  }
}
