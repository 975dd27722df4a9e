package org.concordat.privacy.schema;

import java.util.List;
import java.util.Objects;

/// A record that passed its schema. Only [RecordSchema] makes one, so whoever holds one need not
/// check again. Holds personal data: `toString` shows none of it.
public final class ValidRecord {
  private final RecordSchema schema;
  private final List<String> values;

  ValidRecord(RecordSchema schema, List<String> values) {
    this.schema = schema;
    this.values = List.copyOf(values);
  }

  public RecordSchema schema() {
    return schema;
  }

  /// In the order of the schema's fields; the empty string where an optional field is absent.
  public List<String> values() {
    return values;
  }

  /// The identifier of whom the record is about.
  public String subject() {
    return values.get(schema.subjectIndex());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValidRecord that
        && schema.id().equals(that.schema.id())
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schema.id(), values);
  }

  @Override
  public String toString() {
    return "ValidRecord[" + schema.id() + ", values withheld]";
  }
}
