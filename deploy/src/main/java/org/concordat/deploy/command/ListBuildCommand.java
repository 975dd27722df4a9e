package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.policy.ListBuilding;
import org.concordat.privacy.policy.ListFile;
import org.concordat.privacy.policy.ListKind;
import org.concordat.privacy.policy.ListSource;
import org.concordat.privacy.policy.PolicyList;
import org.concordat.privacy.policy.RowSelection;
import org.concordat.privacy.policy.RowSelection.Condition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat policy list build`.
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Makes a list from a CSV file; the same entries give the same bytes.")
final class ListBuildCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CSV", description = "The source, with a header line.")
  private @Nullable Path csv;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      description = "accredited-issuers, blocked-jurisdictions or sanctioned-entities.")
  private String kind = "";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      required = true,
      description = "What people call the list.")
  private String name = "";

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      required = true,
      description = "The day the source speaks of.")
  private @Nullable LocalDate date;

  @Option(
      names = "--source",
      paramLabel = "URL",
      required = true,
      description = "Where the CSV file can be had.")
  private String source = "";

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      required = true,
      description = "The licence of its data.")
  private String licence = "";

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = "Takes rows with this value; VALUE|VALUE for several; any --where is enough.")
  private List<String> where = List.of();

  @Option(
      names = "--id-column",
      paramLabel = "COLUMN",
      description = "Where the identifiers are (default: public_key, alpha2 or lei).")
  private @Nullable String identifierColumn;

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      defaultValue = "name",
      description = "Where the names for people are (default ${DEFAULT-VALUE}).")
  private String labelColumn = "";

  @Option(
      names = {"--to", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The list to write; must be new.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path from = Objects.requireNonNull(csv);
    return switch (source().build(from, CsvLimits.DEFAULT)) {
      case ListBuilding.Refused(List<CsvProblem> problems, long total) ->
          throw new BadInput(from + " makes no list. " + total + " problem(s):" + lines(problems));
      case ListBuilding.Built built -> {
        NewTextFile.write(Objects.requireNonNull(output), ListFile.text(built.list()));
        Objects.requireNonNull(spec)
            .commandLine()
            .getOut()
            .println(json ? toJson(built) : toText(built));
        yield ExitCode.OK.status();
      }
    };
  }

  private ListSource source() {
    ListKind known =
        ListKind.find(kind)
            .orElseThrow(() ->
                new BadInput(
                    "--kind is accredited-issuers, blocked-jurisdictions or sanctioned-entities"));
    List<Condition> conditions = where.stream().map(ListBuildCommand::condition).toList();
    String identifiers = identifierColumn == null ? known.usualColumn() : identifierColumn;
    return new ListSource(
        known,
        name,
        Objects.requireNonNull(date),
        source,
        licence,
        identifiers,
        labelColumn,
        new RowSelection(conditions));
  }

  private static Condition condition(String text) {
    return Condition.parse(text)
        .orElseThrow(() -> new BadInput("--where takes COLUMN=VALUE, not " + text));
  }

  private static String lines(List<CsvProblem> problems) {
    return problems.stream().map(it -> "\n  " + it.describe()).collect(Collectors.joining());
  }

  private static ObjectNode toJson(ListBuilding.Built built) {
    PolicyList list = built.list();
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("ok", true);
    object.put("kind", list.kind().word()).put("entries", list.entries().size());
    object.put("rows", list.provenance().rows());
    object.put("withoutIdentifier", list.provenance().withoutIdentifier());
    built.warnings().forEach(it -> object.withArray("warnings").add(it.describe()));
    return object;
  }

  private static String toText(ListBuilding.Built built) {
    PolicyList list = built.list();
    String counts =
        "%s: %d entries from %d rows (%s)"
            .formatted(
                list.kind().word(),
                list.entries().size(),
                list.provenance().rows(),
                list.provenance().selection());
    int without = list.provenance().withoutIdentifier();
    String left =
        without == 0 ? "" : "\n  %d rows without an identifier left out".formatted(without);
    String odd = built.warnings().isEmpty() ? "" : "\nodd, yet taken:" + lines(built.warnings());
    return counts + left + odd;
  }
}
