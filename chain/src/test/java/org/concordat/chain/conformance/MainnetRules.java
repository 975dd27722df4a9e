package org.concordat.chain.conformance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// The main network's rules for the blocks of one blockchain test: one fork, or one that follows
/// another at timestamp 15,000.
///
/// @param later the fork from 15,000 on
record MainnetRules(Fork first, Fork later, TestNode test) {
  private static final long SWITCH = 15_000;
  private static final int MAX_EXTRA_DATA = 32;
  private static final long MIN_GAS_LIMIT = 5000;
  private static final long LIMIT_QUOTIENT = 1024;
  private static final Map<Fork, TransactionProcessor> PROCESSORS = new EnumMap<>(Fork.class);

  /// Empty for a network with a fork before London or a switch by block or difficulty.
  static Optional<MainnetRules> of(String network, TestNode test) {
    int to = network.indexOf("To");
    int at = network.indexOf("AtTime15k");
    Optional<Fork> first = named(to < 0 ? network : network.substring(0, to));
    Optional<Fork> later =
        to < 0 ? first : at < 0 ? Optional.empty() : named(network.substring(to + 2, at));
    return first.isPresent() && later.isPresent()
        ? Optional.of(new MainnetRules(first.get(), later.get(), test))
        : Optional.empty();
  }

  private static Optional<Fork> named(String name) {
    return Arrays.stream(Fork.values()).filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
  }

  Fork fork(long timestamp) {
    return timestamp < SWITCH ? first : later;
  }

  TransactionProcessor processor(long timestamp) {
    synchronized (PROCESSORS) {
      return PROCESSORS.computeIfAbsent(
          fork(timestamp), fork -> new TransactionProcessor(ExecutionRules.of(fork, Word.ONE)));
    }
  }

  BlockContext context(BlockHeader header) {
    Long excess = header.excessBlobGas();
    return new BlockContext(
        header.number(),
        header.timestamp(),
        header.coinbase(),
        header.gasLimit(),
        fork(header.timestamp()).isAtLeast(Fork.PARIS)
            ? Word.of(header.mixHash())
            : header.difficulty(),
        header.baseFeeOrZero(),
        excess == null ? Word.ZERO : blobs(header).price(excess),
        Word.ONE);
  }

  private BlobRules blobs(BlockHeader header) {
    String name = fork(header.timestamp()) == Fork.CANCUN ? "Cancun" : "Prague";
    return new BlobRules(TestState.blobs(test, name), false, false);
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
    BlobRules rules = blobs(header);
    return blobs <= rules.parameters().max()
        && header.blobGasUsed() == blobs * BlobRules.GAS_PER_BLOB
        && header.excessBlobGas() == rules.excessAfter(parent);
  }
}
