package org.concordat.privacy.policy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.policy.RowSelection.Condition;

/// Lists for tests.
final class Lists {
  static final LocalDate DATE = LocalDate.of(2026, 2, 13);
  static final Provenance PROVENANCE =
      new Provenance("https://example.org/list.csv", Bytes32.ZERO, "CC0-1.0", "all rows", 3, 0);

  private Lists() {}

  static PolicyList of(ListKind kind, ListEntry... entries) {
    return PolicyList.of(kind, "A list", DATE, PROVENANCE, List.of(entries));
  }

  static PolicyList jurisdictions(String... codes) {
    return of(
        ListKind.JURISDICTIONS,
        Stream.of(codes)
            .map(code -> new ListEntry(code, "Name of " + code))
            .toArray(ListEntry[]::new));
  }

  static ListEntry issuer(int seed) {
    Bytes32 secret = Bytes32.leftPad(Bytes.of(seed));
    return new ListEntry(EddsaKey.of(secret).publicKey().toString(), "Issuer " + seed);
  }

  static Path resource(String name) throws URISyntaxException {
    return Path.of(Lists.class.getResource("/policy/" + name).toURI());
  }

  static ListSource sanctionsSource(RowSelection selection) {
    return new ListSource(
        ListKind.SANCTIONS,
        "OFAC SDN entities",
        LocalDate.of(2024, 5, 3),
        "https://example.org/sdn.csv",
        "public domain",
        "lei",
        "name",
        selection);
  }

  static ListSource jurisdictionsSource(RowSelection selection) {
    return new ListSource(
        ListKind.JURISDICTIONS,
        "High risk",
        DATE,
        "https://example.org/jurisdictions.csv",
        "ODC-PDDL-1.0",
        "alpha2",
        "name",
        selection);
  }

  static RowSelection where(String... conditions) {
    return new RowSelection(
        Stream.of(conditions).map(it -> Condition.parse(it).orElseThrow()).toList());
  }

  static PolicyList built(ListSource source, Path file) {
    return ((ListBuilding.Built) source.build(file, CsvLimits.DEFAULT)).list();
  }

  static PolicyList built(ListSource source, Path folder, String csv) throws IOException {
    return built(source, Files.writeString(folder.resolve("source.csv"), csv));
  }
}
