package org.concordat.privacy.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;

/// Reads a delivery from its two files, or refuses it as a whole.
public final class DeliveryReader {
  private static final String SUFFIX = ".signature.json";

  private final CsvLimits limits;

  public DeliveryReader(CsvLimits limits) {
    this.limits = limits;
  }

  /// The file beside the records that holds the signature.
  public static Path signatureOf(Path records) {
    return records.resolveSibling(records.getFileName() + SUFFIX);
  }

  /// @param records the CSV file
  /// @throws PrivacyException if a file cannot be opened or read
  public DeliveryReading read(Path records, Path signature) {
    byte[] json = start(signature);
    if (json.length > SignatureFile.BYTES_MAX) {
      return refused(signature.getFileName() + " is longer than a signature");
    }
    return switch (SignatureFile.read(new String(json, StandardCharsets.UTF_8))) {
      case SignatureFile.Reading.Refused(String reason) ->
          refused(signature.getFileName() + ": " + reason);
      case SignatureFile.Reading.Read(SignatureFile file) -> read(records, file);
    };
  }

  private DeliveryReading read(Path records, SignatureFile signature) {
    Optional<RecordSchema> schema = Schemas.find(signature.schema());
    if (schema.isEmpty()) {
      return refused("the signature is over records of an unknown schema");
    }
    return switch (new RecordFileReader(schema.get(), limits).read(records)) {
      case RecordFile.Refused(List<CsvProblem> problems, long _) ->
          new DeliveryReading.Refused(problems.stream().map(CsvProblem::describe).toList());
      case RecordFile.Accepted accepted -> check(accepted, signature);
    };
  }

  private static DeliveryReading check(RecordFile.Accepted accepted, SignatureFile signature) {
    int count = accepted.records().size();
    if (count > Delivery.MAX_RECORDS) {
      return refused("a delivery has at most " + Delivery.MAX_RECORDS + " records, not " + count);
    }
    if (count != signature.records()) {
      return refused("signed were " + signature.records() + " records, the file has " + count);
    }
    Delivery delivery = new Delivery(accepted.records(), signature.signature());
    return delivery.isGenuine()
        ? new DeliveryReading.Genuine(delivery, accepted.digest(), accepted.warnings())
        : refused(
            "the signature is not this issuer's over these records: a value, their order or the"
                + " key was changed after signing");
  }

  private static DeliveryReading refused(String reason) {
    return new DeliveryReading.Refused(List.of(reason));
  }

  /// At most one byte past the bound.
  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SignatureFile.BYTES_MAX + 1);
    } catch (IOException e) {
      throw new PrivacyException(PrivacyException.Code.INPUT_UNREADABLE, "cannot read " + file, e);
    }
  }
}
