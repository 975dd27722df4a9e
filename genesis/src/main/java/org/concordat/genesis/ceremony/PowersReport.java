package org.concordat.genesis.ceremony;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A phase 1 in which everything is in order.
///
/// @param power circuits of up to 2^power constraints
/// @param ceremonyPower of the ceremony; the file is a part of its outcome if `power` is less
/// @param prepared whether a circuit's key can be made from the file
/// @param contributions in order
public record PowersReport(
    int power, int ceremonyPower, boolean prepared, List<Contribution> contributions) {
  public PowersReport {
    contributions = List.copyOf(contributions);
  }

  /// @param responseHash which its contributor published
  /// @param nextChallenge with which the next one began
  public record Contribution(ContributionLabel label, Bytes responseHash, Bytes nextChallenge) {}

  static PowersReport of(PowersFile powers) {
    return new PowersReport(
        powers.power(),
        powers.ceremonyPower(),
        powers.isPrepared(),
        powers.contributions().stream()
            .map(each -> new Contribution(each.label(), each.responseHash(), each.nextChallenge()))
            .toList());
  }
}
