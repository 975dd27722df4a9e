package org.concordat.genesis.compliance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.bn254.Fr;

/// A policy and batches that keep it, from which tests break one rule at a time.
final class ComplianceExample {
  static final long DAY = 20_783;
  static final Fr CONTEXT = Fr.of(0xc0ffee);

  static final List<EddsaKey> ISSUERS =
      IntStream.rangeClosed(1, 5).mapToObj(i -> EddsaKey.of(Bytes32.leftPad(bytes(i)))).toList();

  /// Accredited by nobody.
  static final EddsaKey STRANGER = EddsaKey.of(Bytes32.leftPad(bytes(99)));

  static final List<Fr> SANCTIONED = IntStream.range(0, 30).mapToObj(i -> lei(7 * i + 3)).toList();

  static final PolicyParameters PARAMETERS =
      new PolicyParameters(2, BigInteger.valueOf(1_000_000), BigInteger.valueOf(100_000_000));

  static final Policy POLICY =
      new Policy(
          IssuerTree.of(ISSUERS.stream().map(EddsaKey::publicKey).toList()),
          BlockedCodes.of(List.of(ascii("KP"), ascii("IR"), ascii("MM"))),
          Optional.of(SanctionsTree.of(SANCTIONED)),
          PARAMETERS);

  static final Policy BASIC_POLICY =
      new Policy(POLICY.issuers(), POLICY.blocked(), Optional.empty(), PARAMETERS);

  private ComplianceExample() {}

  private static Bytes bytes(int number) {
    return Bytes.of(number);
  }

  static Policy policy(ComplianceShape shape) {
    return shape.sanctions() ? POLICY : BASIC_POLICY;
  }

  static Fr ascii(String text) {
    return Fr.reduce(new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII)));
  }

  /// Not a valid LEI, but of its form. Those whose number is 3 more than a multiple of 7 are
  /// listed.
  static Fr lei(int number) {
    return ascii("5299%016d".formatted(number));
  }

  static ComplianceRecord record(int number) {
    Random random = new Random(number);
    return new ComplianceRecord(
        lei(7 * number + 1),
        Fr.reduce(new BigInteger(256, random)),
        Fr.of(2 + random.nextInt(4)),
        Fr.of(DAY + 1 + random.nextInt(1_000)),
        ascii(List.of("DE", "FR", "CH", "NL").get(random.nextInt(4))),
        Fr.of(random.nextInt(700_000)),
        Fr.reduce(new BigInteger(256, random)));
  }

  /// As many records as the deliveries have together; each is signed by an issuer of its own.
  static ComplianceBatch batch(int... deliveries) {
    return batch(
        IntStream.range(0, IntStream.of(deliveries).sum())
            .mapToObj(ComplianceExample::record)
            .toList(),
        deliveries);
  }

  static ComplianceBatch batch(List<ComplianceRecord> records, int... deliveries) {
    List<SignedDelivery> signed = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < deliveries.length; i++) {
      List<ComplianceRecord> part = records.subList(first, first + deliveries[i]);
      signed.add(sign(part, ISSUERS.get(i % ISSUERS.size())));
      first += deliveries[i];
    }
    return new ComplianceBatch(records, signed);
  }

  static SignedDelivery sign(List<ComplianceRecord> records, EddsaKey issuer) {
    List<Fr> digests = records.stream().map(ComplianceRecord::contentDigest).toList();
    return new SignedDelivery(
        records.size(), issuer.publicKey(), issuer.sign(SignedDelivery.message(digests)));
  }

  static ComplianceAssignment assign(ComplianceShape shape, ComplianceBatch batch) {
    return ComplianceAssignment.of(shape, policy(shape), batch, DAY, CONTEXT);
  }
}
