package org.concordat.chain.consensus;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.network.PeerMessage;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.RoundId;

/// Messages a dishonest validator might sign.
public record Forgery(SigningKey key) {
  public PeerMessage.Consensus prepare(long height, int round, byte value) {
    var payload = new UnsignedPrepare(height, round, Wire.digest(Bytes32.repeat(value)));
    return writer().write(new Prepare(signer().sign(payload)));
  }

  public PeerMessage.Consensus commit(long height, int round, byte value) {
    var digest = Wire.digest(Bytes32.repeat(value));
    return writer()
        .write(new Commit(signer().commit(new RoundId(Math.max(1, height), round), digest)));
  }

  public PeerMessage.Consensus roundChange(long height, int round) {
    var payload = new UnsignedRoundChange(height, round, Optional.empty());
    return writer().write(new RoundChange(signer().sign(payload), Optional.empty(), List.of()));
  }

  private QbftSigner signer() {
    return new QbftSigner(key, WireShape.BLOCK_ACCESS_LIST);
  }

  private static QbftMessageWriter writer() {
    return new QbftMessageWriter(WireShape.BLOCK_ACCESS_LIST);
  }
}
