package org.concordat.chain.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.spec.ChainSpec;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;

/// Which rules hold for which block, and one transaction processor per set of rules.
final class ChainRules {
  private final ChainSpec spec;

  /// As many entries as the network has different rules: one per fork and transition.
  private final Map<ExecutionRules, TransactionProcessor> processors = new ConcurrentHashMap<>();

  private final CodeCompiler compiler;

  /// @param compiler takes codes that blocks run much
  ChainRules(ChainSpec spec, CodeCompiler compiler) {
    this.spec = spec;
    this.compiler = compiler;
  }

  Word chainId() {
    return Word.of(spec.chainId());
  }

  /// The rules of the block after `parent`.
  BlockRules after(BlockHeader parent, long timestamp) {
    long number = parent.number() + 1;
    Fork fork = spec.forkAt(number, timestamp);
    return new BlockRules(
        fork,
        spec.nextBaseFee(parent),
        spec.qbftAfter(parent),
        spec.earliestTimestamp(parent, timestamp),
        execution(number, timestamp),
        fork.isAtLeast(Fork.CANCUN) ? spec.blobRules(number, timestamp).excessAfter(parent) : 0);
  }

  ExecutionRules execution(long number, long timestamp) {
    return new ExecutionRules(
        spec.forkAt(number, timestamp),
        chainId(),
        new CodeLimits(spec.maxCodeSize(), spec.maxInitCodeSize()),
        spec.transactionGasCap(number, timestamp).orElse(ExecutionRules.NO_CAP));
  }

  TransactionProcessor processor(long number, long timestamp) {
    return processors.computeIfAbsent(
        execution(number, timestamp), rules -> new TransactionProcessor(rules, compiler));
  }

  /// What instructions see of a block.
  BlockContext context(BlockHeader header) {
    boolean difficulty = spec.forkOf(header) == Fork.LONDON;
    return new BlockContext(
        header.number(),
        header.timestamp(),
        beneficiary(header),
        header.gasLimit(),
        difficulty ? header.difficulty() : Word.of(header.mixHash()),
        header.baseFeeOrZero(),
        blobBaseFee(header),
        chainId());
  }

  private Word blobBaseFee(BlockHeader header) {
    Long excess = header.excessBlobGas();
    return excess == null
        ? Word.ZERO
        : spec.blobRules(header.number(), header.timestamp()).price(excess);
  }

  /// Who gets fees and rewards: the configured account, else the proposer.
  private Address beneficiary(BlockHeader header) {
    return executionConfig(header.number(), header.timestamp())
        .miningBeneficiary()
        .orElse(header.coinbase());
  }

  Word reward(long number, long timestamp) {
    return Word.of(executionConfig(number, timestamp).blockReward().toBytes());
  }

  private QbftConfig executionConfig(long number, long timestamp) {
    return spec.qbftOf(number, timestamp);
  }

  /// The validators a transition puts in place for exactly this block; none in most cases.
  Optional<List<Address>> imposedValidators(long number) {
    return spec.validatorsSetAt(number);
  }

  /// At an epoch block the votes are void and the header's own list holds.
  boolean isEpoch(BlockHeader header) {
    return isEpoch(header.number(), header.timestamp());
  }

  boolean isEpoch(long number, long timestamp) {
    return number == 0 || number % executionConfig(number, timestamp).epochLength() == 0;
  }

  Optional<Address> validatorContractAfter(BlockHeader parent) {
    return spec.qbftAfter(parent).validatorContract();
  }
}
