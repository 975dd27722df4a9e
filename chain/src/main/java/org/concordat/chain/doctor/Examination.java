package org.concordat.chain.doctor;

import java.util.List;

/// What an examination looked at and what it found.
///
/// @param blocks examined, genesis included
/// @param executed blocks executed again; 0 unless a full examination was asked for
/// @param findings the first of them, at most 100
/// @param findingCount all of them
/// @param unchecked what could not be looked at, and why
public record Examination(
    long head,
    long blocks,
    long transactions,
    StateSize state,
    long executed,
    List<Finding> findings,
    long findingCount,
    List<String> unchecked) {
  public Examination {
    findings = List.copyOf(findings);
    unchecked = List.copyOf(unchecked);
  }

  /// Nothing wrong in what could be looked at. A full node does not keep what it would take to
  /// check all seals: that is said in `unchecked` and no damage.
  public boolean isSound() {
    return findingCount == 0;
  }

  /// How much the newest state holds.
  public record StateSize(long nodes, long accounts, long slots, long codes) {
    static final StateSize NONE = new StateSize(0, 0, 0, 0);
  }
}
