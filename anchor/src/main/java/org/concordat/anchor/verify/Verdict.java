package org.concordat.anchor.verify;

import java.util.List;

/// What can be said of one evidence package.
///
/// @param reason one sentence; for anything but valid it names the link that failed
/// @param links every link in the order in which they were checked
/// @param assumptions what the reader must compare by himself, because nothing given to the
///   verifier decides it
public record Verdict(Word word, String reason, List<LinkResult> links, List<String> assumptions) {
  public Verdict {
    links = List.copyOf(links);
    assumptions = List.copyOf(assumptions);
  }

  public boolean valid() {
    return word == Word.VALID;
  }

  /// The closed set of verdicts.
  public enum Word {
    /// Every link holds.
    VALID("valid"),
    /// Something in the file is not what the consortium sealed or the L2 stored.
    TAMPERED("tampered"),
    /// It was true and no longer suffices: too old, or the L2 replaced the block it points to.
    STALE("stale"),
    /// Something needed is missing: a field, or an answer of the L2 endpoint.
    INCOMPLETE("incomplete"),
    /// A format or version that this verifier does not know.
    UNKNOWN_VERSION("unknown-version");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    /// The word as printed and as found in JSON.
    public String text() {
      return text;
    }
  }

  /// What one link showed.
  ///
  /// @param detail for a confirmed link what was found, for a failed one what is wrong
  public record LinkResult(Link link, State state, String detail) {
    public boolean ok() {
      return state == State.CONFIRMED;
    }
  }

  /// How checking a link ended.
  public enum State {
    CONFIRMED,
    FAILED,
    /// Not asked for: the verifier was given nothing to compare with.
    UNCHECKED
  }
}
