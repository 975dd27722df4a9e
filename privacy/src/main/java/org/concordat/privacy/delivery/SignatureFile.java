package org.concordat.privacy.delivery;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.JsonWriter;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// The content of a signature file; its keys are in the package description.
///
/// @param schema as the file has it, perhaps unknown here
public record SignatureFile(String schema, int records, DeliverySignature signature) {
  static final String FORMAT = "concordat-delivery-signature/1";

  /// A larger file is something else.
  static final int BYTES_MAX = 4096;

  public static SignatureFile of(Delivery delivery) {
    return new SignatureFile(
        delivery.schema().id(), delivery.records().size(), delivery.signature());
  }

  public String toJson() {
    return JsonWriter.pretty(out -> {
      out.beginObject();
      out.field("format", FORMAT);
      out.field("schema", schema);
      out.field("records", records);
      out.field("issuer", signature.issuer().toString());
      out.field("signature", signature.signature().toBytes().toHexString());
      out.endObject();
    });
  }

  /// What reading came to.
  public sealed interface Reading {
    record Read(SignatureFile file) implements Reading {}

    /// @param reason with line and column
    record Refused(String reason) implements Reading {}
  }

  public static Reading read(String json) {
    try {
      return new Reading.Read(parse(json));
    } catch (Refusal refusal) {
      String where = refusal.path().isEmpty() ? "" : ", " + refusal.path();
      return new Reading.Refused(
          "line "
              + refusal.line()
              + ", column "
              + refusal.column()
              + where
              + ": "
              + refusal.reason());
    }
  }

  private static SignatureFile parse(String json) {
    Section section = Section.of("", JsonSource.read(json));
    if (!section.required("format", Scalar::text).equals(FORMAT)) {
      throw section.refuse("format", "expected " + FORMAT);
    }
    Bytes issuer = section.required("issuer", Scalar::bytes);
    Bytes signature = section.required("signature", Scalar::bytes);
    Optional<DeliverySignature> both = DeliverySignature.of(Bytes.concatenate(issuer, signature));
    return new SignatureFile(
        section.required("schema", Scalar::text),
        section.required("records", Scalar::smallPositiveNumber),
        both.orElseThrow(() ->
            section.refuse(
                "issuer", "issuer and signature are not a BabyJubJub key and its signature")));
  }
}
