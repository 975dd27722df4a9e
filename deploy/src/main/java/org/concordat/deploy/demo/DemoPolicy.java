package org.concordat.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.BlockedCodes;
import org.concordat.genesis.compliance.IssuerTree;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.genesis.compliance.SanctionsTree;
import org.concordat.privacy.commitment.FieldElements;
import org.concordat.privacy.schema.FieldType;
import org.concordat.privacy.schema.FieldType.OnFailure;

/// The policy of the demo's consortium: real lists that come with it (their SOURCE.md says of what
/// day), the demo's one issuer, and round limits.
record DemoPolicy(List<ListFile> lists, Set<String> blocked, Set<String> sanctioned) {
  static final int MIN_LEVEL = 2;
  static final long MAX_AMOUNT = 10_000_000;
  static final long MAX_TOTAL = 500_000_000;

  /// A list as members are shown it.
  record ListFile(String name, Bytes32 digest) {}

  static DemoPolicy load() {
    byte[] blocked = resource("blocked-jurisdictions.csv");
    byte[] sanctioned = resource("sanctioned-entities.csv");
    return new DemoPolicy(
        List.of(file("blocked jurisdictions", blocked), file("sanctioned entities", sanctioned)),
        firstColumn(blocked),
        firstColumn(sanctioned));
  }

  Policy accrediting(EddsaPublicKey issuer) {
    return new Policy(
        IssuerTree.of(List.of(issuer)),
        BlockedCodes.of(elements(new FieldType.Country(), blocked)),
        Optional.of(SanctionsTree.of(elements(new FieldType.Lei(OnFailure.REJECT), sanctioned))),
        new PolicyParameters(
            MIN_LEVEL, BigInteger.valueOf(MAX_AMOUNT), BigInteger.valueOf(MAX_TOTAL)));
  }

  private static List<Fr> elements(FieldType type, Collection<String> values) {
    return values.stream().map(value -> FieldElements.of(type, value)).toList();
  }

  /// Codes and identifiers hold no comma and no quotation mark.
  private static Set<String> firstColumn(byte[] csv) {
    Set<String> values = new LinkedHashSet<>();
    new String(csv, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(line -> values.add(line.substring(0, line.indexOf(','))));
    return values;
  }

  private static ListFile file(String name, byte[] content) {
    try {
      return new ListFile(name, Bytes32.wrap(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = DemoPolicy.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the demo's list " + name + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
