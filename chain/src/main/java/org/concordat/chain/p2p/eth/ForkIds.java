package org.concordat.chain.p2p.eth;

import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.Milestone.Trigger;

/// The fork ids of one network.
///
/// @param blocks numbers of the forks by block, ascending, none twice, none 0
/// @param times timestamps of the forks by time after genesis, ascending, none twice
public record ForkIds(Bytes32 genesisHash, List<Long> blocks, List<Long> times) {
  public ForkIds {
    blocks = List.copyOf(blocks);
    times = List.copyOf(times);
  }

  public static ForkIds of(Bytes32 genesisHash, GenesisFile genesis) {
    return new ForkIds(
        genesisHash,
        forks(genesis, Trigger.BLOCK, 0),
        forks(genesis, Trigger.TIME, genesis.header().timestamp()));
  }

  private static List<Long> forks(GenesisFile genesis, Trigger trigger, long after) {
    return genesis.config().forks().declared().entrySet().stream()
        .filter(it -> it.getKey().trigger() == trigger)
        .map(Map.Entry<Milestone, Long>::getValue)
        .filter(it -> it > after)
        .sorted()
        .distinct()
        .toList();
  }

  /// The fork id of a chain with this head.
  public ForkId at(long headNumber, long headTime) {
    int passed = passed(headNumber, headTime);
    return new ForkId(hashAfter(passed), passed < count() ? fork(passed) : 0);
  }

  /// Whether a node with this fork id may be on our chain, as far as can be told (EIP-2124, rules 1
  /// to 4). A network without forks after genesis takes every id, as Besu does: its genesis hash
  /// already says everything.
  public boolean accepts(ForkId remote, long headNumber, long headTime) {
    if (count() == 0) {
      return true;
    }
    int passed = passed(headNumber, headTime);
    if (remote.hash() == hashAfter(passed)) {
      return !isPassed(remote.next(), headNumber, headTime);
    }
    for (int behind = 0; behind < passed; behind++) {
      if (remote.hash() == hashAfter(behind)) {
        return remote.next() == fork(behind);
      }
    }
    for (int ahead = passed + 1; ahead <= count(); ahead++) {
      if (remote.hash() == hashAfter(ahead)) {
        return true;
      }
    }
    return false;
  }

  /// A fork the peer expects and our head is past, without our having it. The number does not say
  /// whether it is a block or a time, so it counts as a time only when the chain has no forks by
  /// block left to pass.
  private boolean isPassed(long next, long headNumber, long headTime) {
    if (next == 0) {
      return false;
    }
    boolean byTime = blocks.stream().allMatch(it -> it <= headNumber);
    boolean looksLikeTime = byTime && Long.compareUnsigned(next, FIRST_TIMESTAMP) > 0;
    return Long.compareUnsigned(next, looksLikeTime ? headTime : headNumber) <= 0;
  }

  /// Ethereum's own genesis; no chain has that many blocks.
  private static final long FIRST_TIMESTAMP = 1_438_269_973L;

  private int passed(long headNumber, long headTime) {
    long byBlock = blocks.stream().filter(it -> it <= headNumber).count();
    long byTime = times.stream().filter(it -> it <= headTime).count();
    return (int) (byBlock < blocks.size() ? byBlock : byBlock + byTime);
  }

  private int count() {
    return blocks.size() + times.size();
  }

  private long fork(int index) {
    return index < blocks.size() ? blocks.get(index) : times.get(index - blocks.size());
  }

  private int hashAfter(int forks) {
    CRC32 crc = new CRC32();
    crc.update(genesisHash.toArrayUnsafe());
    for (int i = 0; i < forks; i++) {
      crc.update(Bytes.ofUnsignedLong(fork(i)).toArrayUnsafe());
    }
    return (int) crc.getValue();
  }
}
