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
    List<Field> fields = content.schema().fields();
    List<Fr> inputs = new ArrayList<>(fields.size() + 2);
    inputs.add(schemaElement(content.schema()));
    for (int i = 0; i < fields.size(); i++) {
      inputs.add(FieldElements.of(fields.get(i).type(), content.values().get(i)));
    }
    inputs.add(blinding.value());
    return Poseidon.hash(inputs);
  }

  static Fr schemaElement(RecordSchema schema) {
    return Fr.reduce(schema.hash());
  }
}
