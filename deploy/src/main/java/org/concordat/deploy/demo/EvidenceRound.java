package org.concordat.deploy.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.assemble.EvidenceAssembler;
import org.concordat.anchor.assemble.RecordInputs;
import org.concordat.anchor.evidence.EvidenceWriter;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.privacy.gateway.EvidenceInputs;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.vault.RecordId;

/// Makes every record's evidence package, judges it from its bytes, and keeps a few as files.
///
/// @param samples how many packages of each member become files
record EvidenceRound(
    EvidenceAssembler assembler, EvidenceVerifier verifier, Path directory, int samples) {
  /// @return how many records got each verdict
  Map<String, Integer> verify(List<MemberRecords> records) {
    Map<String, Integer> verdicts = new TreeMap<>();
    for (MemberRecords own : records) {
      Gateway gateway = own.office().gateway();
      List<RecordInputs> inputs = own.ids().stream().map(id -> inputs(gateway, id)).toList();
      List<byte[]> files = assembler.assemble(inputs).stream().map(EvidenceWriter::write).toList();
      judge(files).forEach((word, count) -> verdicts.merge(word, count, Integer::sum));
      keep(own.office().member().name(), own.ids(), files);
    }
    return verdicts;
  }

  private Map<String, Integer> judge(List<byte[]> files) {
    return files.parallelStream()
        .map(file -> verifier.verify(file).word().text())
        .collect(Collectors.toMap(word -> word, _ -> 1, Integer::sum));
  }

  private static RecordInputs inputs(Gateway gateway, RecordId id) {
    EvidenceInputs known =
        gateway
            .evidence(id)
            .orElseThrow(() -> new IllegalStateException("record " + id + " is not committed"));
    Bytes schema = Bytes.wrap(known.schemaId().getBytes(StandardCharsets.UTF_8));
    List<Bytes32> path = known.path().siblings().stream().map(fr -> fr.toBytes()).toList();
    return new RecordInputs(
        known.commitment().toBytes(),
        known.path().index(),
        path,
        known.batchRoot().toBytes(),
        known.count(),
        Keccak256.of(schema),
        known.registered().index(),
        known.registered().member());
  }

  private void keep(String member, List<RecordId> ids, List<byte[]> files) {
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < Math.min(samples, files.size()); i++) {
        Files.write(directory.resolve(member + "-" + ids.get(i) + ".json"), files.get(i));
      }
    } catch (IOException e) {
      throw new BadInput(
          "evidence cannot be written to %s (%s): choose another --keep directory"
              .formatted(directory, e.getMessage()));
    }
  }
}
