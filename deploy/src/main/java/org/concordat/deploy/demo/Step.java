package org.concordat.deploy.demo;

/// The steps of the demo, in order; the keys of `seconds` in the report.
public enum Step {
  READ(1, "read", "read and check the records"),
  NETWORK(2, "network", "found the consortium"),
  PUBLIC_CHAIN(3, "publicChain", "put the anchor contract on the public chain"),
  VAULTS(4, "vaults", "put records into the members' vaults"),
  REGISTER(5, "register", "register commitments on the consortium chain"),
  ANCHOR(6, "anchor", "anchor the final state on the public chain"),
  VERIFY(7, "verify", "verify every record's evidence");

  private final int number;
  private final String key;
  private final String title;

  Step(int number, String key, String title) {
    this.number = number;
    this.key = key;
    this.title = title;
  }

  /// From 1, for people.
  public int number() {
    return number;
  }

  public String key() {
    return key;
  }

  public String title() {
    return title;
  }
}
