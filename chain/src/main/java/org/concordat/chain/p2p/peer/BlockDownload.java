package org.concordat.chain.p2p.peer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;

/// Fetches blocks from peers that say they are ahead: headers, then their bodies. What is checked
/// here is what only this peer can be blamed for: that it has what it claims, that headers form a
/// chain, and that each body belongs to its header. All else the ledger checks.
final class BlockDownload {
  private static final Logger LOG = LogManager.getLogger();

  private final PeerSet peers;
  private final BiConsumer<Peer, PeerFault> blame;
  private final AtomicInteger asked = new AtomicInteger();

  BlockDownload(PeerSet peers, BiConsumer<Peer, PeerFault> blame) {
    this.peers = peers;
    this.blame = blame;
  }

  Fetched fetch(long first) {
    for (Peer peer : ahead(first)) {
      List<Bytes> blocks = fetchOrBlame(peer, first);
      if (!blocks.isEmpty()) {
        return new Fetched(peer.name(), blocks);
      }
    }
    return Fetched.NOTHING;
  }

  private List<Peer> ahead(long first) {
    List<Peer> ahead = new ArrayList<>(peers.ready());
    ahead.removeIf(peer -> peer.height() < first);
    Collections.rotate(ahead, -Math.floorMod(asked.getAndIncrement(), Math.max(1, ahead.size())));
    return ahead;
  }

  private List<Bytes> fetchOrBlame(Peer peer, long first) {
    long claimed = peer.height();
    try {
      List<Bytes> blocks = fetch(peer, first, claimed);
      if (blocks.isEmpty()) {
        LOG.info("{} has no block {}, which it claimed", peer.name(), first);
        peer.disappoints(claimed, first - 1);
      } else {
        peer.delivers();
      }
      return blocks;
    } catch (PeerFault e) {
      blame.accept(peer, e);
    } catch (RlpException e) {
      blame.accept(peer, PeerFault.breach(e.reason()));
    }
    return List.of();
  }

  private static List<Bytes> fetch(Peer peer, long first, long claimed) {
    int amount = (int) Math.min(PeerHandler.MAX_BLOCKS, claimed - first + 1);
    Optional<EthMessage.BlockHeaders> answer =
        peer.answerTo(
            EthMessage.BlockHeaders.class,
            id ->
                new EthMessage.GetBlockHeaders(
                    id, new EthMessage.Start.AtNumber(first), amount, 0, false));
    if (answer.isEmpty() || answer.get().headers().isEmpty()) {
      return List.of();
    }
    List<BlockHeader> headers = answer.get().headers();
    List<Bytes32> hashes = hashesOfChain(headers, first, amount);
    return bodies(peer, headers, hashes);
  }

  private static List<Bytes32> hashesOfChain(List<BlockHeader> headers, long first, int amount) {
    if (headers.size() > amount) {
      throw PeerFault.breach("more headers than were asked for");
    }
    List<Bytes32> hashes = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      BlockHeader header = headers.get(i);
      if (header.number() != first + i
          || (i > 0 && !header.parentHash().equals(hashes.get(i - 1)))) {
        throw PeerFault.breach("headers that form no chain");
      }
      hashes.add(BlockHashing.hash(header));
    }
    return hashes;
  }

  private static List<Bytes> bodies(Peer peer, List<BlockHeader> headers, List<Bytes32> hashes) {
    List<Bytes> blocks = new ArrayList<>();
    while (blocks.size() < headers.size()) {
      int from = blocks.size();
      List<Bytes32> wanted = hashes.subList(from, Math.min(hashes.size(), from + EthLimits.BODIES));
      List<BlockBody> bodies =
          peer.answerTo(
                  EthMessage.BlockBodies.class, id -> new EthMessage.GetBlockBodies(id, wanted))
              .map(EthMessage.BlockBodies::bodies)
              .orElse(List.of());
      if (bodies.isEmpty()) {
        break;
      }
      if (bodies.size() > wanted.size()) {
        throw PeerFault.breach("more bodies than were asked for");
      }
      for (BlockBody body : bodies) {
        blocks.add(block(headers.get(blocks.size()), body).encode());
      }
    }
    return blocks;
  }

  private static Block block(BlockHeader header, BlockBody body) {
    boolean fits =
        ExecutedBlock.transactionsRoot(body.transactions()).equals(header.transactionsRoot())
            && body.withdrawals().isPresent() == (header.withdrawalsRoot() != null);
    if (!fits) {
      throw PeerFault.breach("a body of another block than " + header.number());
    }
    return new Block(header, body);
  }
}
