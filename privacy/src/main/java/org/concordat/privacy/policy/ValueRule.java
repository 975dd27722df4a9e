package org.concordat.privacy.policy;

import java.util.List;
import java.util.Optional;
import org.concordat.privacy.schema.Field;
import org.concordat.privacy.schema.FieldType;
import org.concordat.privacy.schema.Problem;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Validation;

/// The check of one value by the type it would have in a record, so that a list and a record agree
/// on what an identifier is.
final class ValueRule {
  private final RecordSchema schema;

  private ValueRule(RecordSchema schema) {
    this.schema = schema;
  }

  static ValueRule of(FieldType type) {
    String name = "value";
    return new ValueRule(new RecordSchema("value", 1, List.of(Field.required(name, type)), name));
  }

  /// What was expected instead, if the value is wrong.
  Optional<String> fault(String value) {
    return switch (schema.validate(1, List.of(value))) {
      case Validation.Valid _ -> Optional.empty();
      case Validation.Invalid(List<Problem> problems) ->
          Optional.of(problems.getFirst().expected());
    };
  }

  /// What was expected instead, if the value is odd, yet accepted.
  Optional<String> oddity(String value) {
    return switch (schema.validate(1, List.of(value))) {
      case Validation.Valid(var _, List<Problem> odd) ->
          odd.stream().findFirst().map(Problem::expected);
      case Validation.Invalid _ -> Optional.empty();
    };
  }
}
