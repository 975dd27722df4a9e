package org.concordat.ibft.sim;

import java.nio.ByteBuffer;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// Signatures that anybody could forge; the simulator's liars sign with their own id only. A seal
/// names author and digest, so that its genuineness can be checked.
final class Signing {
  private static final Signature TOKEN = Signature.of(new byte[] {1});

  private Signing() {}

  static <P extends Payload> Signed<P> sign(P payload, ValidatorId author) {
    return new Signed<>(payload, author, TOKEN);
  }

  static Signature seal(Digest digest, ValidatorId author) {
    ByteBuffer bytes = ByteBuffer.allocate(ValidatorId.SIZE + Digest.SIZE);
    return Signature.of(bytes.put(author.toBytes()).put(digest.toBytes()).array());
  }

  static Signed<UnsignedCommit> commit(RoundId roundId, Digest digest, ValidatorId author) {
    return sign(
        new UnsignedCommit(roundId.height(), roundId.round(), digest, seal(digest, author)),
        author);
  }
}
