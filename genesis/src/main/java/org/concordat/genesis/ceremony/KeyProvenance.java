package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.snarkfile.Reading;

/// What a .zkey file says of where it comes from: enough to refuse a key, never enough to trust
/// one, which takes the whole check and the members' attestations.
public sealed interface KeyProvenance {
  /// Made by {@link DevelopmentKey}: anybody can forge proofs for it.
  record Development() implements KeyProvenance {}

  /// Nobody has contributed: whoever knows one secret of phase 1, or none if δ was never touched,
  /// can forge proofs.
  record Uncontributed() implements KeyProvenance {}

  /// δ is not what the recorded contributions leave behind.
  record Inconsistent() implements KeyProvenance {}

  /// @param contributions as recorded, in order; not empty
  record Contributed(List<Contribution> contributions) implements KeyProvenance {
    public Contributed {
      contributions = List.copyOf(contributions);
    }
  }

  /// @param hash which its contributor published
  record Contribution(ContributionLabel label, Bytes hash) {}

  /// Whether a key may be used where proofs matter, as far as its file can tell.
  default boolean refusedOutsideDevelopment() {
    return !(this instanceof Contributed);
  }

  /// What to tell a person, in one line.
  default String description() {
    return switch (this) {
      case Development() -> DevelopmentKey.MARKER + ": anybody can forge proofs for it";
      case Uncontributed() -> "nobody has contributed to this key: proofs for it can be forged";
      case Inconsistent() -> "the key is not the one its recorded contributions lead to";
      case Contributed(List<Contribution> contributions) ->
          "%d contributions recorded, to be checked with zk verify-key"
              .formatted(contributions.size());
    };
  }

  static Reading<KeyProvenance> of(Path zkey) {
    return OpenFile.using(KeyFile.open(zkey), KeyProvenance::of);
  }

  private static KeyProvenance of(KeyFile key) {
    KeyHeader header = key.header();
    KeyTranscript transcript = key.transcript();
    if (transcript.contributions().stream().anyMatch(KeyProvenance::isMarked)) {
      return new Development();
    }
    if (header.deltaG2().equals(header.gammaG2())) {
      return new Uncontributed();
    }
    if (!header.deltaG1().equals(transcript.delta())) {
      return new Inconsistent();
    }
    return new Contributed(transcript.published());
  }

  private static boolean isMarked(KeyContribution contribution) {
    return contribution.label().name().equals(DevelopmentKey.MARKER);
  }
}
