package org.concordat.chain.conformance;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.spec.BaseFee;
import org.concordat.chain.spec.BlobRules;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.genesis.config.BlobParameters;

/// The main network's rules, as far as they are not about proof of work: which fork holds when, and
/// what a header and a body must be like.
///
/// @param byTime what holds from a timestamp on; from zero at least
record MainnetRules(NavigableMap<Long, Rules> byTime, Word chainId) {
  private static final Pattern SWITCH = Pattern.compile("(\\w+?)To(\\w+)AtTime15k");
  private static final long SWITCH_TIME = 15_000;
  private static final int MAX_EXTRA_DATA = 32;
  private static final long MIN_GAS_LIMIT = 5000;
  private static final long LIMIT_QUOTIENT = 1024;

  /// EIP-7934.
  private static final int MAX_BLOCK_SIZE = (10 << 20) - (2 << 20);

  /// Those of the main network's chain id: making one takes longer than most tests.
  private static final Map<Fork, TransactionProcessor> PROCESSORS = new ConcurrentHashMap<>();

  /// What holds between two switches.
  record Rules(Fork fork, BlobRules blobs) {
    Rules(Fork fork, BlobParameters blobs) {
      this(fork, new BlobRules(blobs, fork.isAtLeast(Fork.OSAKA), false));
    }
  }

  /// Empty for a network with a fork before London or a switch by block or difficulty.
  static Optional<MainnetRules> of(String network, TestNode test) {
    Matcher names = SWITCH.matcher(network);
    boolean switches = names.matches();
    Optional<TestFork> first = TestFork.named(switches ? names.group(1) : network);
    Optional<TestFork> later = switches ? TestFork.named(names.group(2)) : first;
    if (first.isEmpty() || later.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<Long, Rules> byTime = new TreeMap<>();
    byTime.put(0L, rules(first.get(), test));
    byTime.put(switches ? SWITCH_TIME : 0L, rules(later.get(), test));
    return Optional.of(new MainnetRules(byTime, TestState.chainId(test)));
  }

  private static Rules rules(TestFork fork, TestNode test) {
    return new Rules(fork.fork(), TestState.blobs(test, fork.name()));
  }

  private Rules at(long timestamp) {
    return byTime.floorEntry(timestamp).getValue();
  }

  Fork fork(long timestamp) {
    return at(timestamp).fork();
  }

  TransactionProcessor processor(long timestamp) {
    Fork fork = fork(timestamp);
    return chainId.equals(Word.ONE)
        ? PROCESSORS.computeIfAbsent(fork, this::newProcessor)
        : newProcessor(fork);
  }

  private TransactionProcessor newProcessor(Fork fork) {
    return new TransactionProcessor(ExecutionRules.of(fork, chainId));
  }

  BlockContext context(BlockHeader header) {
    Long excess = header.excessBlobGas();
    Rules rules = at(header.timestamp());
    return new BlockContext(
        header.number(),
        header.timestamp(),
        header.coinbase(),
        header.gasLimit(),
        rules.fork().isAtLeast(Fork.PARIS) ? Word.of(header.mixHash()) : header.difficulty(),
        header.baseFeeOrZero(),
        excess == null ? Word.ZERO : rules.blobs().price(excess),
        chainId);
  }

  /// What is wrong with a block before it is executed.
  Optional<String> objection(PlainBlock block, BlockHeader parent) {
    BlockHeader header = block.header();
    Fork fork = fork(header.timestamp());
    return firstBroken(
        List.of(
            Map.entry("number", header.number() == parent.number() + 1),
            Map.entry("timestamp", header.timestamp() > parent.timestamp()),
            Map.entry("gas limit", gasLimitFits(header, parent)),
            Map.entry("gas used", header.gasUsed() <= header.gasLimit()),
            Map.entry("extra data", header.extraData().size() <= MAX_EXTRA_DATA),
            Map.entry("base fee", header.baseFeeOrZero().equals(nextBaseFee(parent))),
            Map.entry("merge fields", !fork.isAtLeast(Fork.PARIS) || isMerged(block)),
            Map.entry("ommers hash", block.hasOmmers() != isWithoutOmmers(header)),
            Map.entry("withdrawals", withdrawalsFit(block, fork)),
            Map.entry("blob gas", blobsFit(block, parent, fork)),
            Map.entry("size", !fork.isAtLeast(Fork.OSAKA) || block.size() <= MAX_BLOCK_SIZE),
            Map.entry("requests", (header.requestsHash() != null) == fork.isAtLeast(Fork.PRAGUE)),
            Map.entry(
                "transactions root",
                ExecutedBlock.transactionsRoot(block.transactions())
                    .equals(header.transactionsRoot()))));
  }

  private static Optional<String> firstBroken(List<Map.Entry<String, Boolean>> rules) {
    return rules.stream().filter(it -> !it.getValue()).map(Map.Entry::getKey).findFirst();
  }

  private static Word nextBaseFee(BlockHeader parent) {
    return BaseFee.next(parent.baseFeeOrZero(), parent.gasUsed(), parent.gasLimit());
  }

  private static boolean gasLimitFits(BlockHeader header, BlockHeader parent) {
    long change = Math.abs(header.gasLimit() - parent.gasLimit());
    return header.gasLimit() >= MIN_GAS_LIMIT && change < parent.gasLimit() / LIMIT_QUOTIENT;
  }

  /// EIP-3675.
  private static boolean isMerged(PlainBlock block) {
    BlockHeader header = block.header();
    return header.difficulty().isZero() && header.nonce() == 0 && !block.hasOmmers();
  }

  private static boolean isWithoutOmmers(BlockHeader header) {
    return header.ommersHash().equals(HeaderConstants.EMPTY_OMMERS_HASH);
  }

  private static boolean withdrawalsFit(PlainBlock block, Fork fork) {
    boolean expected = fork.isAtLeast(Fork.SHANGHAI);
    var root = block.header().withdrawalsRoot();
    return block.hasWithdrawals() == expected
        && (root != null) == expected
        && (root == null || root.equals(BlockTestRunner.withdrawalsRoot(block.withdrawals())));
  }

  /// EIP-4844.
  private boolean blobsFit(PlainBlock block, BlockHeader parent, Fork fork) {
    BlockHeader header = block.header();
    if (!fork.isAtLeast(Fork.CANCUN)) {
      return header.blobGasUsed() == null;
    }
    if (header.parentBeaconBlockRoot() == null) {
      return false;
    }
    long blobs =
        block.transactions().stream().mapToLong(it -> it.blobVersionedHashes().size()).sum();
    BlobRules rules = at(header.timestamp()).blobs();
    Long used = header.blobGasUsed();
    Long excess = header.excessBlobGas();
    return blobs <= rules.parameters().max()
        && used != null
        && used == blobs * BlobRules.GAS_PER_BLOB
        && excess != null
        && excess == rules.excessAfter(parent);
  }
}
