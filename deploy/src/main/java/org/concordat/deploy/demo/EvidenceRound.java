package org.concordat.deploy.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.assemble.EvidenceAssembler;
import org.concordat.anchor.assemble.RecordInputs;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.evidence.EvidenceWriter;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.privacy.gateway.EvidenceInputs;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.gateway.RecordStatus;
import org.concordat.privacy.vault.RecordId;

/// Collects every record's evidence package, judges it from its bytes, and keeps a few as files.
final class EvidenceRound {
  private final EvidenceAssembler assembler;
  private final EvidenceVerifier verifier;
  private final Path directory;
  private final int samples;
  private final Progress progress;
  private final AtomicLong done = new AtomicLong();

  /// @param samples how many packages of each member become files
  EvidenceRound(
      EvidenceAssembler assembler,
      EvidenceVerifier verifier,
      Path directory,
      int samples,
      Progress progress) {
    this.assembler = assembler;
    this.verifier = verifier;
    this.directory = directory;
    this.samples = samples;
    this.progress = progress;
  }

  /// How many records have reached each tier, and got each verdict.
  record Findings(Map<String, Integer> tiers, Map<String, Integer> verdicts) {}

  Findings verify(List<MemberRecords> records) {
    long total = records.stream().mapToLong(own -> own.ids().size()).sum();
    Map<String, Integer> tiers = new TreeMap<>();
    Map<String, Integer> verdicts = new TreeMap<>();
    for (MemberRecords own : records) {
      Gateway gateway = own.office().gateway();
      merge(tiers, own.ids().parallelStream().map(id -> tier(gateway, id)));
      List<RecordInputs> inputs =
          own.ids().parallelStream().map(id -> inputs(gateway, id)).toList();
      List<EvidencePackage> packages = assembler.assemble(inputs);
      merge(verdicts, packages.parallelStream().map(it -> judge(it, total)));
      keep(own, packages);
    }
    return new Findings(tiers, verdicts);
  }

  private static void merge(Map<String, Integer> counts, Stream<String> words) {
    words
        .collect(Collectors.toMap(word -> word, _ -> 1, Integer::sum))
        .forEach((word, count) -> counts.merge(word, count, Integer::sum));
  }

  /// Only the file's bytes reach the verifier.
  private String judge(EvidencePackage evidence, long total) {
    String word = verifier.verify(EvidenceWriter.write(evidence)).word().text();
    progress.count("evidence verified", done.incrementAndGet(), total);
    return word;
  }

  private static String tier(Gateway gateway, RecordId id) {
    return gateway.status(id).map(RecordStatus::tier).orElseThrow().name().toLowerCase(Locale.ROOT);
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

  private void keep(MemberRecords own, List<EvidencePackage> packages) {
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < Math.min(samples, packages.size()); i++) {
        String name = own.office().member().name() + "-" + own.ids().get(i) + ".json";
        Files.write(directory.resolve(name), EvidenceWriter.write(packages.get(i)));
      }
    } catch (IOException e) {
      throw new BadInput(
          "evidence cannot be written to %s (%s): choose another --keep directory"
              .formatted(directory, e.getMessage()));
    }
  }
}
