package org.concordat.chain.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.consensus.ConsensusLoop;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.pool.AddResult;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;
import org.jspecify.annotations.Nullable;

/// A node as its peers see it: sorts what they send, and serves blocks.
final class Peers implements PeerHandler {
  /// Most bytes of blocks in one answer, after the first.
  static final int MAX_ANSWER_BYTES = 10 * 1024 * 1024;

  private static final Logger LOG = LogManager.getLogger();

  private final Ledger ledger;
  private final TransactionPool pool;
  private volatile @Nullable ConsensusLoop consensus;

  Peers(Ledger ledger, TransactionPool pool) {
    this.ledger = ledger;
    this.pool = pool;
  }

  /// Consensus needs the link, and the link needs this: until then its messages are dropped.
  void listenWith(ConsensusLoop loop) {
    this.consensus = loop;
  }

  @Override
  public Reception received(String from, PeerMessage message) {
    ConsensusLoop loop = consensus;
    if (loop == null) {
      return Reception.KEPT;
    }
    return switch (message) {
      case PeerMessage.Consensus about -> loop.received(about);
      case PeerMessage.NewBlock(Bytes encoded) -> {
        loop.announced(from, encoded);
        yield Reception.KEPT;
      }
      case PeerMessage.PooledTransaction(Bytes encoded) -> pooled(from, encoded);
    };
  }

  private Reception pooled(String from, Bytes encoded) {
    try {
      return switch (pool.add(Transaction.decode(encoded))) {
        case AddResult.Added _, AddResult.Replaced _ -> Reception.PASSED_ON;
        case AddResult.AlreadyKnown _, AddResult.Rejected _ -> Reception.KEPT;
      };
    } catch (RlpException e) {
      LOG.debug("{} sent a malformed transaction: {}", from, e.getMessage());
      return Reception.KEPT;
    }
  }

  @Override
  public void peerAt(long height) {
    ConsensusLoop loop = consensus;
    if (loop != null) {
      loop.peerAt(height);
    }
  }

  @Override
  public List<Bytes> blocksFrom(long first) {
    List<Bytes> blocks = new ArrayList<>();
    int bytes = 0;
    for (long number = first; blocks.size() < MAX_BLOCKS && bytes < MAX_ANSWER_BYTES; number++) {
      Optional<Block> block = ledger.blockByNumber(number);
      if (block.isEmpty()) {
        break;
      }
      Bytes encoded = block.get().encode();
      bytes += encoded.size();
      blocks.add(encoded);
    }
    return blocks;
  }
}
