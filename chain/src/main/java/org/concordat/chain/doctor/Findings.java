package org.concordat.chain.doctor;

import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.doctor.Finding.InBlock;
import org.concordat.chain.doctor.Finding.Part;
import org.concordat.chain.store.Segment;

/// Gathers findings while an examination goes on. Past a bound it only counts them: a directory of
/// rubbish gives as many as it has entries.
final class Findings {
  static final int MAX_LISTED = 100;

  private final List<Finding> listed = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();
  private long count;

  void add(Finding finding) {
    count++;
    if (listed.size() < MAX_LISTED) {
      listed.add(finding);
    }
  }

  void inChain(String detail) {
    add(new Finding.InChain(detail));
  }

  void inBlock(long number, Part part, String detail) {
    add(new InBlock(number, part, detail));
  }

  void inIndex(Segment index, String detail) {
    add(new Finding.InIndex(index, detail));
  }

  void inState(long number, String detail) {
    add(new Finding.InState(number, detail));
  }

  /// Something that could not be looked at, with the reason: no finding, but no clean bill either.
  void unchecked(String what) {
    if (unchecked.size() < MAX_LISTED) {
      unchecked.add(what);
    }
  }

  long count() {
    return count;
  }

  List<Finding> listed() {
    return List.copyOf(listed);
  }

  List<String> unchecked() {
    return List.copyOf(unchecked);
  }
}
