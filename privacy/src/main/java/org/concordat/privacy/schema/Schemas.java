package org.concordat.privacy.schema;

import java.util.List;
import java.util.Optional;
import org.concordat.privacy.schema.FieldType.Code;
import org.concordat.privacy.schema.FieldType.Country;
import org.concordat.privacy.schema.FieldType.Day;
import org.concordat.privacy.schema.FieldType.Lei;
import org.concordat.privacy.schema.FieldType.OnFailure;
import org.concordat.privacy.schema.FieldType.Text;
import org.concordat.privacy.schema.FieldType.Whole;

/// The schemas that come with Concordat.
public final class Schemas {
  private static final Code WORD = Code.of("[A-Z][A-Z_]{0,30}", "a word of capitals and _");

  /// The core of GLEIF's level-1 data (LEI-CDF), column names in `snake_case`. A failed LEI check
  /// is a warning: GLEIF's own file has such an entry.
  public static final RecordSchema LEGAL_ENTITY_1 =
      new RecordSchema(
          "legal-entity",
          1,
          List.of(
              Field.required("lei", new Lei(OnFailure.WARN)),
              Field.required("legal_name", new Text(512)),
              Field.required("entity_category", WORD),
              Field.required("entity_status", WORD),
              Field.required(
                  "legal_form_code",
                  Code.of("[A-Z0-9]{4}", "an ISO 20275 form code, 4 characters")),
              Field.required(
                  "legal_jurisdiction",
                  Code.of("[A-Z]{2}(-[A-Z0-9]{1,3})?", "an ISO 3166 country or subdivision code")),
              Field.required("legal_city", new Text(256)),
              Field.required("legal_country", new Country()),
              Field.required("hq_country", new Country()),
              Field.optional("entity_creation_date", new Day()),
              Field.required("initial_registration_date", new Day()),
              Field.required("last_update_date", new Day()),
              Field.required("registration_status", WORD),
              Field.optional("next_renewal_date", new Day())),
          "lei");

  /// What an accredited issuer found out about a client: the records that the statement
  /// `compliance/1` is about. A wrong LEI is refused, since the sanctions check rests on it.
  public static final RecordSchema DUE_DILIGENCE_1 =
      new RecordSchema(
          "due-diligence",
          1,
          List.of(
              Field.required("lei", new Lei(OnFailure.REJECT)),
              Field.required("legal_name", new Text(512)),
              Field.required("level", new Whole(8)),
              Field.required("expiry", new Day()),
              Field.required("jurisdiction", new Country()),
              Field.required("amount", new Whole(64))),
          "lei");

  private static final List<RecordSchema> ALL = List.of(LEGAL_ENTITY_1, DUE_DILIGENCE_1);

  private Schemas() {}

  /// The schema with this id, for example `legal-entity/1`.
  public static Optional<RecordSchema> find(String id) {
    return ALL.stream().filter(schema -> schema.id().equals(id)).findFirst();
  }
}
