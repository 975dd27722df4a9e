package org.concordat.genesis.ceremony;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A phase 1 in which everything is in order.
///
/// @param power circuits of up to 2^power constraints
/// @param prepared whether a circuit's key can be made from the file
/// @param contributions in order
public record PowersReport(int power, boolean prepared, List<Contribution> contributions) {
  public PowersReport {
    contributions = List.copyOf(contributions);
  }

  /// @param responseHash which its contributor published
  /// @param nextChallenge with which the next one began
  public record Contribution(ContributionLabel label, Bytes responseHash, Bytes nextChallenge) {}

  static PowersReport of(PowersFile powers) {
    return new PowersReport(
        powers.power(),
        powers.isPrepared(),
        powers.contributions().stream()
            .map(each -> new Contribution(each.label(), each.responseHash(), each.nextChallenge()))
            .toList());
  }
}
