package org.concordat.chain.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// Validators as the votes in the headers make them. At an epoch block the header's own list holds
/// and all votes are void; a transition may put another list in place from a block number on.
final class HeaderValidators {
  private static final int CACHED = 64;

  private final ChainRules rules;
  private final Function<Bytes32, Optional<BlockHeader>> headerByHash;
  private final Map<Bytes32, VoteTally> cache =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes32, VoteTally> eldest) {
          return size() > CACHED;
        }
      };

  HeaderValidators(ChainRules rules, Function<Bytes32, Optional<BlockHeader>> headerByHash) {
    this.rules = rules;
    this.headerByHash = headerByHash;
  }

  List<Address> after(BlockHeader block) {
    return tallyAfter(block).ascending();
  }

  /// Walks back to a block whose tally is known by itself, then forward again.
  synchronized VoteTally tallyAfter(BlockHeader block) {
    Deque<BlockHeader> later = new ArrayDeque<>();
    BlockHeader at = block;
    VoteTally tally = known(at);
    while (tally == null) {
      later.push(at);
      Bytes32 parentHash = at.parentHash();
      at =
          headerByHash
              .apply(parentHash)
              .orElseThrow(() -> new IllegalStateException("no ancestor " + parentHash));
      tally = known(at);
    }
    for (BlockHeader next : later) {
      tally = vote(next, tally);
    }
    cache.put(BlockHashing.hash(block), tally);
    return tally;
  }

  private @Nullable VoteTally known(BlockHeader block) {
    VoteTally cached = cache.get(BlockHashing.hash(block));
    if (cached != null) {
      return cached;
    }
    Optional<List<Address>> imposed = rules.imposedValidators(block.number() + 1);
    if (imposed.isPresent()) {
      VoteTally fresh = VoteTally.of(imposed.get());
      return rules.isEpoch(block) ? fresh : vote(block, fresh);
    }
    return rules.isEpoch(block)
        ? VoteTally.of(QbftExtraData.decode(block.extraData()).validators())
        : null;
  }

  private static VoteTally vote(BlockHeader block, VoteTally before) {
    return QbftExtraData.decode(block.extraData())
        .vote()
        .map(vote -> before.after(block.coinbase(), vote))
        .orElse(before);
  }
}
