package org.concordat.anchor.verify;

import org.concordat.anchor.proof.MalformedException;

/// One link's check: says what it found, or fails.
@FunctionalInterface
interface LinkCheck {
  String run() throws MalformedException, LinkFailure;

  /// A link that does not hold. A {@link MalformedException} always means tampered; this carries
  /// the other words.
  final class LinkFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Verdict.Word word;

    LinkFailure(Verdict.Word word, String reason) {
      super(reason, null, false, false);
      this.word = word;
    }

    Verdict.Word word() {
      return word;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
