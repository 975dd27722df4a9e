package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.delivery.DeliveryReader;
import org.concordat.privacy.delivery.DeliveryReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat issuer check`: what a member's intake will say of a delivery.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a delivery: the records against their schema, then the signature.")
final class IssuerCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CSV", description = "The records.")
  private @Nullable Path records;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "The signature file (default: CSV.signature.json).")
  private @Nullable Path signature;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path csv = Objects.requireNonNull(records);
    Path beside = signature == null ? DeliveryReader.signatureOf(csv) : signature;
    DeliveryReading reading = new DeliveryReader(CsvLimits.DEFAULT).read(csv, beside);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(json ? toJson(reading) : toText(reading));
    return switch (reading) {
      case DeliveryReading.Genuine _ -> ExitCode.OK.status();
      case DeliveryReading.Refused _ -> ExitCode.CHECK_FAILED.status();
    };
  }

  private static ObjectNode toJson(DeliveryReading reading) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    switch (reading) {
      case DeliveryReading.Genuine genuine -> {
        Delivery delivery = genuine.delivery();
        object.put("ok", true).put("records", delivery.records().size());
        object.put("issuer", delivery.signature().issuer().toString());
      }
      case DeliveryReading.Refused(List<String> reasons) -> {
        object.put("ok", false);
        reasons.forEach(object.putArray("reasons")::add);
      }
    }
    return object;
  }

  private static String toText(DeliveryReading reading) {
    return switch (reading) {
      case DeliveryReading.Genuine genuine -> {
        Delivery delivery = genuine.delivery();
        yield "genuine: %d records, signed by%n%s"
            .formatted(delivery.records().size(), delivery.signature().issuer());
      }
      case DeliveryReading.Refused(List<String> reasons) ->
          "refused:\n  " + String.join("\n  ", reasons);
    };
  }
}
