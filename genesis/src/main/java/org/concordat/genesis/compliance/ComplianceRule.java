package org.concordat.genesis.compliance;

/// What a batch can break. The circuit and its plain twin say it in the same words, and neither
/// says more about a record than its place in the batch.
public enum ComplianceRule {
  ISSUER("issuer", "not accredited"),
  SIGNATURE("signature", "does not verify"),
  LEVEL("level", "below the minimum"),
  EXPIRY("expiry", "not after the day"),
  AMOUNT("amount", "above the maximum"),
  COUNTRY("jurisdiction", "not a country code"),
  JURISDICTION("jurisdiction", "blocked"),
  SANCTIONS("sanctions", "subject is listed"),
  DELIVERY("delivery", "ends where none was signed"),
  TOTAL("total", "above the maximum");

  private final String part;
  private final String text;

  ComplianceRule(String part, String text) {
    this.part = part;
    this.text = text;
  }

  /// The part of a circuit that checks it.
  String part() {
    return part;
  }

  String text() {
    return text;
  }

  /// How a violation reads.
  ///
  /// @param where `record 3`, `delivery 0` or `batch`, counted from 0
  String at(String where) {
    return where + ": " + part + ": " + text;
  }
}
