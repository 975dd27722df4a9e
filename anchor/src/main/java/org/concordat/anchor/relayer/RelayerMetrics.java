package org.concordat.anchor.relayer;

/// Counters since the process started.
///
/// @param included anchors seen in an L2 block
/// @param setChanges proofs of changed validators seen in an L2 block
/// @param gasUsed L2 gas of both together
/// @param sends times a signed transaction was handed to the L2
/// @param refusals times the contract or the pool refused
/// @param faults times an endpoint failed
/// @param lastAnchored consortium block of the newest anchor known, 0 for none
/// @param head newest consortium block seen
public record RelayerMetrics(
    long included,
    long setChanges,
    long gasUsed,
    long sends,
    long refusals,
    long faults,
    long lastAnchored,
    long head) {
  static final RelayerMetrics ZERO = new RelayerMetrics(0, 0, 0, 0, 0, 0, 0, 0);

  RelayerMetrics afterInclusion(long block, long gas) {
    return new RelayerMetrics(
        included + 1, setChanges, gasUsed + gas, sends, refusals, faults, block, head);
  }

  RelayerMetrics afterSetChange(long gas) {
    return new RelayerMetrics(
        included, setChanges + 1, gasUsed + gas, sends, refusals, faults, lastAnchored, head);
  }

  RelayerMetrics afterSend() {
    return new RelayerMetrics(
        included, setChanges, gasUsed, sends + 1, refusals, faults, lastAnchored, head);
  }

  RelayerMetrics afterRefusal() {
    return new RelayerMetrics(
        included, setChanges, gasUsed, sends, refusals + 1, faults, lastAnchored, head);
  }

  RelayerMetrics afterFault() {
    return new RelayerMetrics(
        included, setChanges, gasUsed, sends, refusals, faults + 1, lastAnchored, head);
  }

  RelayerMetrics seen(long latest, long newHead) {
    return new RelayerMetrics(
        included, setChanges, gasUsed, sends, refusals, faults, latest, newHead);
  }
}
