package org.concordat.deploy.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What was proved about the records an issuer delivered. How long it took is in the seconds of the
/// steps.
///
/// @param batchSize leaves of a batch, and of its circuit
/// @param constraints of the circuit
/// @param records delivered, registered and proved
/// @param proofs one for each batch
/// @param unproven of these batches, those that the ledger on the L2 still lists as unproven
/// @param l2Gas of the one transaction that has all proofs checked
public record ComplianceReport(
    int batchSize, int constraints, int records, int proofs, int unproven, long l2Gas) {
  /// The issuer may have found nobody fit to pass; whatever it delivered is proved.
  boolean ok() {
    return unproven == 0 && (proofs > 0 || records == 0);
  }

  double l2GasPerRecord() {
    return records == 0 ? 0 : (double) l2Gas / records;
  }

  void writeTo(ObjectNode json) {
    json.put("batchSize", batchSize).put("constraints", constraints);
    json.put("records", records).put("proofs", proofs).put("unproven", unproven);
    json.put("l2Gas", l2Gas).put("l2GasPerRecord", DemoReport.rounded(l2GasPerRecord()));
  }
}
