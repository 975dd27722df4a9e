package org.concordat.privacy.commitment;

import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.concordat.privacy.schema.Field;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;

/// Commits to records.
public final class Commitments {
  private Commitments() {}

  public static Fr commit(ValidRecord content, Blinding blinding) {
    return Poseidon.hash(contentDigest(content), blinding.value());
  }

  /// What an issuer signs and a commitment hides. Whoever learns it can test guesses of the record:
  /// it is as secret as the record.
  public static Fr contentDigest(ValidRecord content) {
    List<Field> fields = content.schema().fields();
    List<Fr> inputs = new ArrayList<>(fields.size() + 1);
    inputs.add(schemaElement(content.schema()));
    for (int i = 0; i < fields.size(); i++) {
      inputs.add(FieldElements.of(fields.get(i).type(), content.values().get(i)));
    }
    return Poseidon.hash(inputs);
  }

  static Fr schemaElement(RecordSchema schema) {
    return Fr.reduce(schema.hash());
  }
}
