package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What one proof took a candidate.
///
/// @param logSize of the domain: the circuit has 2^logSize - 8 constraints
/// @param cpuSeconds of the whole process, its start included
/// @param verified whether our verifier, and snarkjs's where there is one, accepts the proof
public record ZkFigures(
    String candidate,
    int logSize,
    double cpuSeconds,
    double wallSeconds,
    long peakBytes,
    boolean verified) {
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("candidate", candidate).put("logSize", logSize).put("cpuSeconds", cpuSeconds);
    node.put("wallSeconds", wallSeconds).put("peakBytes", peakBytes);
    return node.put("verified", verified);
  }

  /// A row of {@link #heading}.
  @Override
  public String toString() {
    return "| 2^%d | %s | %.2f | %.2f | %d | %s |"
        .formatted(
            logSize, candidate, cpuSeconds, wallSeconds, peakBytes >> 20, verified ? "yes" : "NO");
  }

  public static String heading() {
    return "| size | prover | CPU s | wall s | peak MiB | verified |\n|---|---|---:|---:|---:|---|";
  }
}
