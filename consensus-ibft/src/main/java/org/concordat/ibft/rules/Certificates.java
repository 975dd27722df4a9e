package org.concordat.ibft.rules;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.ValidatorSet;

/// Checks of lists of signed payloads that are to convince somebody.
final class Certificates {
  private Certificates() {}

  /// Every author a validator, none twice, and at least a quorum of them.
  static Optional<Rejection> checkAuthors(
      List<? extends Signed<? extends Payload>> certificate, ValidatorSet validators) {
    if (certificate.size() > validators.size()) {
      return Optional.of(Rejection.BAD_CERTIFICATE_AUTHORS);
    }
    BitSet seen = new BitSet(validators.size());
    for (Signed<? extends Payload> member : certificate) {
      int index = validators.indexOf(member.author());
      if (index < 0 || seen.get(index)) {
        return Optional.of(Rejection.BAD_CERTIFICATE_AUTHORS);
      }
      seen.set(index);
    }
    return certificate.size() < validators.quorum()
        ? Optional.of(Rejection.CERTIFICATE_WITHOUT_QUORUM)
        : Optional.empty();
  }

  /// A quorum prepared exactly `block`, at the block's own height and round.
  static Optional<Rejection> checkPrepared(
      ProposedBlock block, List<Signed<UnsignedPrepare>> prepares, ValidatorSet validators) {
    UnsignedPrepare expected = new UnsignedPrepare(block.height(), block.round(), block.digest());
    for (Signed<UnsignedPrepare> prepare : prepares) {
      if (!prepare.payload().equals(expected)) {
        return Optional.of(Rejection.BAD_CERTIFICATE_CONTENT);
      }
    }
    return checkAuthors(prepares, validators);
  }
}
