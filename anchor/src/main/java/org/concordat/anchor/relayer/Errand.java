package org.concordat.anchor.relayer;

/// What a transaction does at the contract.
public enum Errand {
  /// Anchors a block.
  ANCHOR("anchor"),
  /// Proves the validators under a block that is anchored.
  SET_CHANGE("set-change");

  private final String text;

  Errand(String text) {
    this.text = text;
  }

  /// As written in the outbox file.
  String text() {
    return text;
  }

  static Errand of(String text) {
    for (Errand errand : values()) {
      if (errand.text.equals(text)) {
        return errand;
      }
    }
    throw new IllegalArgumentException("errand " + text);
  }
}
