package org.concordat.anchor.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.SignerRecovery;
import org.concordat.genesis.Address;

/// Recovers the signer of the same digest and seal once. Recovery is a function of exactly these
/// bytes and by far the dearest step of a verdict, and thousands of packages carry the same seals;
/// a package with other bytes is another question.
final class RememberedSigners implements SignerRecovery {
  /// Answers kept, the least recently used goes first.
  static final int MAXIMUM = 1_024;

  private record Question(Bytes32 digest, Bytes seal) {}

  private final SignerRecovery recovery;
  private final Map<Question, Optional<Address>> answers =
      new LinkedHashMap<>(MAXIMUM, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Optional<Address>> eldest) {
          return size() > MAXIMUM;
        }
      };

  RememberedSigners() {
    this(Seals::signer);
  }

  RememberedSigners(SignerRecovery recovery) {
    this.recovery = recovery;
  }

  @Override
  public Optional<Address> signer(Bytes32 digest, Bytes seal) {
    Question question = new Question(digest, seal.copy());
    synchronized (answers) {
      Optional<Address> known = answers.get(question);
      if (known != null) {
        return known;
      }
    }
    Optional<Address> found = recovery.signer(digest, seal);
    synchronized (answers) {
      answers.put(question, found);
    }
    return found;
  }
}
