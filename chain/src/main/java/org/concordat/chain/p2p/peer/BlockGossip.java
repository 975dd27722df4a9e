package org.concordat.chain.p2p.peer;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.p2p.eth.ChainIdentity;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;

/// Announcements of blocks, and of how long chains are.
final class BlockGossip {
  /// How far beyond the head an announced block is of use: Besu's own window.
  static final long MAX_AHEAD = 30;

  private final PeerSet peers;
  private final PeerHandler handler;
  private final LocalChain chain;

  BlockGossip(PeerSet peers, PeerHandler handler, LocalChain chain) {
    this.peers = peers;
    this.handler = handler;
    this.chain = chain;
  }

  /// To every peer that is not known to have it, as Besu does.
  void broadcast(PeerMessage.NewBlock block) {
    BlockHeader header = headerOf(block.encoded());
    Bytes32 hash = BlockHashing.hash(header);
    EthMessage message = new EthMessage.NewBlock(block.encoded(), difficultyAt(header.number()));
    for (Peer peer : peers.ready()) {
      if (peer.knownBlocks.add(hash)) {
        peer.send(Lane.GOSSIP, message);
      }
    }
  }

  /// Every QBFT block adds 1.
  private Word difficultyAt(long number) {
    ChainIdentity.Tip tip = chain.tip();
    return tip.totalDifficulty().add(Word.of(number)).subtract(Word.of(tip.number()));
  }

  void received(Peer from, EthMessage.NewBlock announced) {
    BlockHeader header = headerOf(announced.block());
    from.knownBlocks.add(BlockHashing.hash(header));
    from.raiseHeight(header.number());
    long ahead = header.number() - chain.tip().number();
    if (ahead > MAX_AHEAD) {
      handler.peerAt(header.number());
    } else if (ahead > 0) {
      handler.received(from.name(), new PeerMessage.NewBlock(announced.block()));
    }
  }

  void received(Peer from, EthMessage.NewBlockHashes announced) {
    for (EthMessage.BlockReference block : announced.blocks()) {
      from.knownBlocks.add(block.hash());
      claims(from, block.number());
    }
  }

  void received(Peer from, EthMessage.BlockRangeUpdate range) {
    claims(from, range.latest());
  }

  /// A peer says how long its chain is.
  void claims(Peer from, long height) {
    from.raiseHeight(height);
    if (height > chain.tip().number()) {
      handler.peerAt(height);
    }
  }

  /// Tells those who can hear it how far our chain goes.
  void announceRange() {
    ChainIdentity.Tip tip = chain.tip();
    EthMessage range = new EthMessage.BlockRangeUpdate(0, tip.number(), tip.hash());
    peers.ready().stream()
        .filter(peer -> peer.ethVersion() >= Protocols.ETH_69)
        .forEach(peer -> peer.send(Lane.GOSSIP, range));
  }

  private static BlockHeader headerOf(Bytes block) {
    return BlockHeader.read(RlpReader.of(block).readList());
  }
}
