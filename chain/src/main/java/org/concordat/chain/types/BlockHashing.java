package org.concordat.chain.types;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;

/// The digests of one QBFT header. None of them covers the seals, so nodes that kept different
/// seals agree on the hash; the round is only in the commit hash, because a block prepared in one
/// round may be committed in another.
///
/// All throw [org.concordat.chain.rlp.RlpException] when the extra data is not QBFT's.
public final class BlockHashing {
  private BlockHashing() {}

  /// The block hash, everywhere outside QBFT messages: round 0, no seals. The genesis block is
  /// hashed as it stands.
  public static Bytes32 hash(BlockHeader header) {
    if (header.number() == 0) {
      return verbatim(header);
    }
    QbftExtraData extraData = QbftExtraData.decode(header.extraData());
    return digest(header, extraData.withRound(0).withSeals(List.of()));
  }

  /// What a commit seal signs and Prepare and Commit carry: the header's round, no seals.
  public static Bytes32 commitHash(BlockHeader header) {
    return Keccak.hash(commitForm(header));
  }

  /// The RLP under [#commitHash]: what an anchor posts.
  public static Bytes commitForm(BlockHeader header) {
    QbftExtraData extraData = QbftExtraData.decode(header.extraData());
    return header.withExtraData(extraData.withSeals(List.of()).encode()).encode();
  }

  /// The digest of the header exactly as encoded: chains that are not QBFT.
  public static Bytes32 verbatim(BlockHeader header) {
    return Keccak.hash(header.encode());
  }

  private static Bytes32 digest(BlockHeader header, QbftExtraData extraData) {
    return Keccak.hash(header.withExtraData(extraData.encode()).encode());
  }
}
