package org.concordat.chain.p2p.eth;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;

/// Which chain this node is on, and whether a peer is on it too.
///
/// @param networkId the chain id unless another was set
public record ChainIdentity(Word networkId, ForkIds forkIds) {
  /// Where a chain stands.
  ///
  /// @param totalDifficulty sum of all difficulties, the genesis block's included
  public record Tip(long number, Bytes32 hash, long timestamp, Word totalDifficulty) {}

  public Bytes32 genesisHash() {
    return forkIds.genesisHash();
  }

  /// Our Status.
  public Status status(int version, Tip head) {
    return new Status(
        version,
        networkId,
        genesisHash(),
        forkIds.at(head.number(), head.timestamp()),
        head.totalDifficulty(),
        0,
        head.number(),
        head.hash());
  }

  /// @throws PeerFault when the peer's chain is another
  public void check(Status theirs, Tip head) {
    if (!theirs.networkId().equals(networkId)) {
      throw refused("network id " + theirs.networkId().toBigInteger());
    }
    if (!theirs.genesisHash().equals(genesisHash())) {
      throw refused("genesis " + theirs.genesisHash());
    }
    if (!forkIds.accepts(theirs.forkId(), head.number(), head.timestamp())) {
      throw refused("fork id " + theirs.forkId());
    }
    if (theirs.latest() < theirs.earliest()) {
      throw PeerFault.breach("a status whose block range ends before it begins");
    }
  }

  private static PeerFault refused(String what) {
    return new PeerFault(DisconnectReason.SUBPROTOCOL, "another chain: " + what);
  }
}
