package org.concordat.deploy.demo;

/// The steps of the demo, in order; the keys of `seconds` in the report.
public enum Step {
  READ(1, "read", "read and check the records"),
  NETWORK(2, "network", "found the consortium"),
  KEY(3, "key", "make an insecure proving key, for this demo"),
  PUBLIC_CHAIN(4, "publicChain", "put the contracts on the public chain"),
  POLICY(5, "policy", "adopt a policy by the members' vote"),
  VAULTS(6, "vaults", "put records into the members' vaults"),
  REGISTER(7, "register", "register commitments on the consortium chain"),
  ANCHOR(8, "anchor", "anchor the final state on the public chain"),
  PROVE(9, "prove", "prove that the issuer's records keep the policy"),
  ATTEST(10, "attest", "have the proofs checked on the public chain"),
  VERIFY(11, "verify", "verify every record's evidence");

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
