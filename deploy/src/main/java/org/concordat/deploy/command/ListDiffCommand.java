package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.privacy.policy.ListDiff;
import org.concordat.privacy.policy.ListEntry;
import org.concordat.privacy.policy.PolicyList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat policy list diff`: what a decision about a new version is about.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what was added to a list and removed from it.")
final class ListDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier version.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later one.")
  private @Nullable Path after;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PolicyList old = ListFiles.read(Objects.requireNonNull(before));
    PolicyList young = ListFiles.read(Objects.requireNonNull(after));
    if (old.kind() != young.kind()) {
      throw new BadInput(
          "these are different lists: " + old.kind().word() + ", " + young.kind().word());
    }
    ListDiff diff = ListDiff.between(old, young);
    Object report = json ? toJson(diff) : toText(old, young, diff);
    Objects.requireNonNull(spec).commandLine().getOut().println(report);
    return ExitCode.OK.status();
  }

  private static String toText(PolicyList old, PolicyList young, ListDiff diff) {
    return "%s, %s to %s: %s"
        .formatted(young.kind().word(), old.date(), young.date(), diff.describe())
        .stripTrailing();
  }

  private static ObjectNode toJson(ListDiff diff) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("ok", true);
    addAll(object.putArray("added"), diff.added());
    addAll(object.putArray("removed"), diff.removed());
    ArrayNode relabelled = object.putArray("relabelled");
    diff.relabelled()
        .forEach(it ->
            relabelled
                .addObject()
                .put("id", it.identifier())
                .put("before", it.before())
                .put("after", it.after()));
    return object;
  }

  private static void addAll(ArrayNode array, List<ListEntry> entries) {
    entries.forEach(it -> array.addObject().put("id", it.identifier()).put("label", it.label()));
  }
}
