package org.concordat.genesis.groth16;

/// What a verifier found.
public sealed interface Verdict {
  record Valid() implements Verdict {}

  record Invalid(String reason) implements Verdict {}
}
