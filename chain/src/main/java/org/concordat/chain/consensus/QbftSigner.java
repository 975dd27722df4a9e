package org.concordat.chain.consensus;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.ibft.message.Payload;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedCommit;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// Signs as one validator: payloads, and seals over bare digests.
record QbftSigner(SigningKey key, WireShape shape) {
  ValidatorId id() {
    return Wire.id(key.address());
  }

  <P extends Payload> Signed<P> sign(P payload) {
    Bytes32 hash = PayloadCodec.codeOf(payload).signedHash(PayloadCodec.encode(payload, shape));
    return new Signed<>(payload, id(), sign(hash));
  }

  /// The commit of a round, with this validator's seal in it.
  Signed<UnsignedCommit> commit(RoundId round, Digest digest) {
    Signature seal = sign(Wire.hash(digest));
    return sign(new UnsignedCommit(round.height(), round.round(), digest, seal));
  }

  private Signature sign(Bytes32 hash) {
    return Wire.signature(key.sign(hash).encoded());
  }
}
