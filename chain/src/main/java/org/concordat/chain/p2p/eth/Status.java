package org.concordat.chain.p2p.eth;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// The first message of `eth`, by which both sides know whether they are on one chain.
///
/// @param version the negotiated one; it decides the form
/// @param totalDifficulty only eth/68 carries it
/// @param latest number of the newest block, which only eth/69 carries; 0 otherwise
/// @param earliest number of the oldest block kept; as `latest`
public record Status(
    int version,
    Word networkId,
    Bytes32 genesisHash,
    ForkId forkId,
    Word totalDifficulty,
    long earliest,
    long latest,
    Bytes32 latestHash)
    implements EthMessage {

  static Status read(RlpReader in, int version) {
    int claimed = in.readInt();
    if (claimed != version) {
      throw new RlpException("a status of version " + claimed + " on eth/" + version);
    }
    Word networkId = in.readWord();
    if (version == Protocols.ETH_68) {
      Word difficulty = in.readWord();
      Bytes32 best = in.readBytes32();
      return new Status(
          version, networkId, in.readBytes32(), ForkId.read(in), difficulty, 0, 0, best);
    }
    Bytes32 genesis = in.readBytes32();
    return new Status(
        version,
        networkId,
        genesis,
        ForkId.read(in),
        Word.ZERO,
        in.readLong(),
        in.readLong(),
        in.readBytes32());
  }

  void write(RlpWriter out) {
    out.writeScalar(version).writeScalar(networkId);
    if (version == Protocols.ETH_68) {
      out.writeScalar(totalDifficulty).writeBytes(latestHash).writeBytes(genesisHash);
      forkId.write(out);
    } else {
      out.writeBytes(genesisHash);
      forkId.write(out);
      out.writeScalar(earliest).writeScalar(latest).writeBytes(latestHash);
    }
  }
}
