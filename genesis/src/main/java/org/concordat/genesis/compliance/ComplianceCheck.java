package org.concordat.genesis.compliance;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.concordat.genesis.bn254.Fr;

/// The statement in plain Java: what the circuit proves, and the circuit's twin in the tests. It
/// also tells a member why a batch would not prove, without the cost of trying.
public final class ComplianceCheck {
  private static final int EXPIRY_BITS = ComplianceCircuit.EXPIRY_BITS;

  private final Policy policy;
  private final ComplianceBatch batch;
  private final BigInteger day;

  private ComplianceCheck(Policy policy, ComplianceBatch batch, long day) {
    this.policy = policy;
    this.batch = batch;
    this.day = BigInteger.valueOf(day);
  }

  /// The first rule that a batch breaks, in the words and in the order of the circuit.
  ///
  /// @param batch one that fits (see {@link ComplianceBatch#misfit})
  /// @param day days since 1970-01-01
  public static Optional<String> violation(Policy policy, ComplianceBatch batch, long day) {
    ComplianceCheck check = new ComplianceCheck(policy, batch, day);
    return check
        .inDeliveries()
        .or(check::inRecords)
        .or(() ->
            check.totalIsAbove()
                ? Optional.of(ComplianceRule.TOTAL.at("batch"))
                : Optional.empty());
  }

  private Optional<String> inDeliveries() {
    for (int i = 0; i < batch.deliveries().size(); i++) {
      SignedDelivery delivery = batch.deliveries().get(i);
      String where = "delivery " + i;
      if (policy.issuers().indexOf(delivery.issuer()).isEmpty()) {
        return Optional.of(ComplianceRule.ISSUER.at(where));
      }
      Fr message = SignedDelivery.message(batch.contentDigests(i));
      if (!delivery.issuer().verifies(message, delivery.signature())) {
        return Optional.of(ComplianceRule.SIGNATURE.at(where));
      }
    }
    return Optional.empty();
  }

  private Optional<String> inRecords() {
    for (int i = 0; i < batch.records().size(); i++) {
      Optional<ComplianceRule> broken = broken(batch.records().get(i));
      if (broken.isPresent()) {
        return Optional.of(broken.get().at("record " + i));
      }
    }
    return Optional.empty();
  }

  private Optional<ComplianceRule> broken(ComplianceRecord record) {
    PolicyParameters parameters = policy.parameters();
    BigInteger least = BigInteger.valueOf(parameters.minLevel());
    BigInteger amount = record.amount().toBigInteger();
    return first(
            ComplianceRule.LEVEL, () -> !fits(record.level(), least, PolicyParameters.LEVEL_BITS))
        .or(() ->
            first(
                ComplianceRule.EXPIRY,
                () -> !fits(record.expiry(), day.add(BigInteger.ONE), EXPIRY_BITS)))
        .or(() -> first(ComplianceRule.AMOUNT, () -> amount.compareTo(parameters.maxAmount()) > 0))
        .or(() ->
            first(
                ComplianceRule.COUNTRY,
                () ->
                    !fits(record.jurisdiction(), BigInteger.ZERO, ComplianceCircuit.COUNTRY_BITS)))
        .or(() ->
            first(
                ComplianceRule.JURISDICTION,
                () -> policy.blocked().contains(record.jurisdiction())))
        .or(() ->
            first(
                ComplianceRule.SANCTIONS,
                () -> policy.sanctions().map(tree -> tree.lists(record.lei())).orElse(false)));
  }

  private static Optional<ComplianceRule> first(ComplianceRule rule, BooleanSupplier broken) {
    return broken.getAsBoolean() ? Optional.of(rule) : Optional.empty();
  }

  /// 0 ≤ value - least < 2^bits, as numbers below the field's modulus.
  private static boolean fits(Fr value, BigInteger least, int bits) {
    BigInteger difference = value.toBigInteger().subtract(least);
    return difference.signum() >= 0 && difference.bitLength() <= bits;
  }

  private boolean totalIsAbove() {
    BigInteger total =
        batch.records().stream()
            .map(record -> record.amount().toBigInteger())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return total.compareTo(policy.parameters().maxTotal()) > 0;
  }
}
