package org.concordat.anchor.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.verify.Verdict.Word;

/// Gathers links as they are checked. Every link is checked even after one failed: an auditor wants
/// to know everything that is wrong.
final class Findings {
  /// Which word wins when links failed for different reasons.
  private static final List<Word> WORST_FIRST =
      List.of(Word.TAMPERED, Word.UNKNOWN_VERSION, Word.INCOMPLETE, Word.STALE);

  private final List<Verdict.LinkResult> links = new ArrayList<>();
  private final List<String> assumptions = new ArrayList<>();
  private final Map<Word, String> firstFailure = new EnumMap<>(Word.class);

  void check(Link link, LinkCheck check) {
    try {
      add(link, Verdict.State.CONFIRMED, check.run());
    } catch (MalformedException e) {
      fail(link, Word.TAMPERED, e.reason());
    } catch (LinkCheck.LinkFailure e) {
      fail(link, e.word(), e.reason());
    }
  }

  void fail(Link link, Word word, String reason) {
    add(link, Verdict.State.FAILED, reason);
    firstFailure.putIfAbsent(word, link.text() + ": " + reason);
  }

  /// A link that nothing given to the verifier decides.
  void assume(Link link, String assumption) {
    add(link, Verdict.State.UNCHECKED, assumption);
    assumptions.add(assumption);
  }

  private void add(Link link, Verdict.State state, String detail) {
    links.add(new Verdict.LinkResult(link, state, detail));
  }

  Verdict verdict(String whenValid) {
    for (Word word : WORST_FIRST) {
      String reason = firstFailure.get(word);
      if (reason != null) {
        return new Verdict(word, reason, links, assumptions);
      }
    }
    return new Verdict(Word.VALID, whenValid, links, assumptions);
  }
}
