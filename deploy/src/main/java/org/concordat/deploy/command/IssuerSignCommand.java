package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.delivery.DeliveryReader;
import org.concordat.privacy.delivery.SignatureFile;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat issuer sign`.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs a CSV file of records as one delivery.")
final class IssuerSignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CSV", description = "The records, in the order to be signed.")
  private @Nullable Path records;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The issuer's key file.")
  private @Nullable Path key;

  @Option(
      names = "--schema",
      paramLabel = "ID",
      defaultValue = "due-diligence/1",
      description = "The records' schema (default ${DEFAULT-VALUE}).")
  private String schema = "";

  @Option(
      names = {"--to", "--output"},
      paramLabel = "FILE",
      description = "The signature file to write, new (default: CSV.signature.json).")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path csv = Objects.requireNonNull(records);
    List<ValidRecord> valid = validRecords(csv);
    Delivery delivery = Delivery.signed(valid, EddsaKey.read(Objects.requireNonNull(key)));
    Path to = output == null ? DeliveryReader.signatureOf(csv) : output;
    NewTextFile.write(to, SignatureFile.of(delivery).toJson());
    Objects.requireNonNull(spec).commandLine().getOut().println(report(delivery, to));
    return ExitCode.OK.status();
  }

  private List<ValidRecord> validRecords(Path csv) {
    RecordSchema known =
        Schemas.find(schema).orElseThrow(() -> new BadInput("there is no schema " + schema));
    return switch (new RecordFileReader(known, CsvLimits.DEFAULT).read(csv)) {
      case RecordFile.Refused(List<CsvProblem> problems, long total) ->
          throw new BadInput(refusal(csv, problems, total));
      case RecordFile.Accepted accepted when accepted.records().size() > Delivery.MAX_RECORDS ->
          throw new BadInput(
              csv + " has more than " + Delivery.MAX_RECORDS + " records: split it and sign each");
      case RecordFile.Accepted accepted -> accepted.records();
    };
  }

  private static String refusal(Path csv, List<CsvProblem> problems, long total) {
    return problems.stream()
        .map(problem -> "\n  " + problem.describe())
        .collect(Collectors.joining("", csv + " is not signed. " + total + " problem(s):", ""));
  }

  private Object report(Delivery delivery, Path to) {
    int count = delivery.records().size();
    return json
        ? JsonNodeFactory.instance
            .objectNode()
            .put("ok", true)
            .put("records", count)
            .put("issuer", delivery.signature().issuer().toString())
            .put("signature", to.toString())
        : "signed " + count + " records; deliver both files: " + to;
  }
}
