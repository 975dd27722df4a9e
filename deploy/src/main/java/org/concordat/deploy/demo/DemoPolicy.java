package org.concordat.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.privacy.policy.ListEntry;
import org.concordat.privacy.policy.ListFile;
import org.concordat.privacy.policy.ListKind;
import org.concordat.privacy.policy.ListRoots;
import org.concordat.privacy.policy.PolicyList;
import org.concordat.privacy.policy.Provenance;

/// The policy of the demo's consortium: real lists that come with it (their SOURCE.md says of what
/// day), the demo's one issuer, and round limits.
record DemoPolicy(PolicyList issuers, PolicyList blocked, PolicyList sanctioned) {
  static final int MIN_LEVEL = 2;
  static final long MAX_TOTAL = 500_000_000;
  private static final long MAX_AMOUNT = 10_000_000;

  /// @param issuer the one accredited issuer
  static DemoPolicy of(EddsaPublicKey issuer, LocalDate today) {
    PolicyList issuers =
        PolicyList.of(
            ListKind.ISSUERS,
            "The demo's issuers",
            today,
            new Provenance("the demo", Bytes32.ZERO, "none needed", "all rows", 1, 0),
            List.of(new ListEntry(issuer.toString(), "The demo's issuer")));
    return new DemoPolicy(
        issuers, bundled("blocked-jurisdictions.json"), bundled("sanctioned-entities.json"));
  }

  Policy policy() {
    return ListRoots.policy(
        issuers,
        blocked,
        Optional.of(sanctioned),
        new PolicyParameters(
            MIN_LEVEL, BigInteger.valueOf(MAX_AMOUNT), BigInteger.valueOf(MAX_TOTAL)));
  }

  List<PolicyList> lists() {
    return List.of(issuers, blocked, sanctioned);
  }

  /// Whether the lists alone keep an entity out.
  boolean rulesOut(String lei, String country) {
    return holds(sanctioned, lei) || holds(blocked, country);
  }

  private static boolean holds(PolicyList list, String identifier) {
    return list.entries().stream().anyMatch(entry -> entry.identifier().equals(identifier));
  }

  private static PolicyList bundled(String name) {
    try (InputStream in = DemoPolicy.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the demo's list " + name + " is missing from the build");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (ListFile.read(text)) {
        case ListFile.Reading.Read(PolicyList list) -> list;
        case ListFile.Reading.Refused(String reason) -> throw new IllegalStateException(reason);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
