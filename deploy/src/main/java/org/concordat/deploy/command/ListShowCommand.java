package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.privacy.policy.ListRoots;
import org.concordat.privacy.policy.ListSignature;
import org.concordat.privacy.policy.PolicyList;
import org.concordat.privacy.policy.Provenance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat policy list show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a list, its root and who signed it; exits 1 when the signature is wrong.")
final class ListShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LIST", description = "The list.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path from = Objects.requireNonNull(file);
    PolicyList list = ListFiles.read(from);
    Optional<ListSignature> signature = ListFiles.signature(from);
    boolean wrong = signature.isPresent() && !signature.get().signs(list);
    String signed =
        signature
            .map(it -> wrong ? "not by " + it.signer().toHex() : it.signer().toHex())
            .orElse("nobody");
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(json ? toJson(list, signed).put("ok", !wrong) : toText(list, signed));
    return (wrong ? ExitCode.CHECK_FAILED : ExitCode.OK).status();
  }

  private static ObjectNode toJson(PolicyList list, String signed) {
    Provenance provenance = list.provenance();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", list.kind().word())
        .put("name", list.name())
        .put("date", list.date().toString())
        .put("source", provenance.source())
        .put("sourceSha256", provenance.sourceSha256().toHexString())
        .put("licence", provenance.licence())
        .put("selection", provenance.selection())
        .put("rows", provenance.rows())
        .put("withoutIdentifier", provenance.withoutIdentifier())
        .put("entries", list.entries().size())
        .put("root", ListRoots.root(list).toString())
        .put("signedBy", signed);
  }

  private static String toText(PolicyList list, String signed) {
    StringBuilder out = new StringBuilder();
    toJson(list, signed)
        .properties()
        .forEach(it -> out.append("  %-18s %s%n".formatted(it.getKey(), it.getValue().asText())));
    list.entries().forEach(entry -> out.append("  ").append(entry).append(System.lineSeparator()));
    return out.toString().stripTrailing();
  }
}
