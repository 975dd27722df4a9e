package org.concordat.privacy.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.schema.Problem.Severity;
import org.web3j.crypto.Hash;

/// A published record format. Its id, `name/version`, is what the chain sees, hashed.
///
/// @param fields in commitment order, at most [#MAX_FIELDS]
/// @param subjectField the required field that says whom a record is about; records with the same
///   value share a data key, so that erasing the key erases them all
public record RecordSchema(String name, int version, List<Field> fields, String subjectField) {
  /// Poseidon takes 16 inputs: the schema and the fields.
  public static final int MAX_FIELDS = 15;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,47}");

  public RecordSchema {
    fields = List.copyOf(fields);
    require(NAME.matcher(name).matches(), "not a schema name: " + name);
    require(version >= 1 && version <= 9999, "a version is between 1 and 9999");
    require(!fields.isEmpty() && fields.size() <= MAX_FIELDS, "a schema has 1 to 15 fields");
    long distinct = fields.stream().map(Field::name).distinct().count();
    require(distinct == fields.size(), "two fields have the same name");
    require(
        fields.stream().anyMatch(f -> f.name().equals(subjectField) && f.required()),
        "the subject field has to be a required field");
  }

  /// For example `legal-entity/1`.
  public String id() {
    return name + "/" + version;
  }

  public Bytes32 hash() {
    return hash(id());
  }

  /// keccak256 of a schema id in UTF-8: the `schema` argument of `RecordRegistry.register`.
  public static Bytes32 hash(String id) {
    return Bytes32.wrap(Hash.sha3(id.getBytes(StandardCharsets.UTF_8)));
  }

  public List<String> fieldNames() {
    return fields.stream().map(Field::name).toList();
  }

  public int subjectIndex() {
    return fieldNames().indexOf(subjectField);
  }

  /// Checks one record and lists everything that is wrong with it.
  ///
  /// @param row position in the input, from 1, repeated in the problems
  /// @param values one per field, in field order, empty for absent
  public Validation validate(long row, List<String> values) {
    if (values.size() != fields.size()) {
      String expected = fields.size() + " values, found " + values.size();
      return new Validation.Invalid(
          List.of(new Problem(Severity.ERROR, row, subjectField, expected)));
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      FieldCheck.check(fields.get(i), values.get(i), row).ifPresent(problems::add);
    }
    boolean refused = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    return refused
        ? new Validation.Invalid(problems)
        : new Validation.Valid(new ValidRecord(this, values), problems);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
