package org.concordat.chain.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.config.QbftTransition;

/// Which rules hold for which block, and one transaction processor per set of rules.
final class ChainRules {
  private final GenesisConfig config;
  private final BlobFees blobFees;

  /// As many entries as the network has different rules: one per fork and transition.
  private final Map<ExecutionRules, TransactionProcessor> processors = new ConcurrentHashMap<>();

  ChainRules(GenesisConfig config) {
    this.config = config;
    this.blobFees = new BlobFees(config);
  }

  Word chainId() {
    return Word.of(config.chainId());
  }

  /// The rules of the block after `parent`.
  BlockRules after(BlockHeader parent, long timestamp) {
    long number = parent.number() + 1;
    return new BlockRules(
        fork(number, timestamp),
        config.zeroBaseFee() ? Word.ZERO : BaseFees.after(parent),
        consensusAfter(parent),
        protocol(number, timestamp),
        execution(number, timestamp),
        blobFees.excessAfter(parent, timestamp));
  }

  private Fork fork(long number, long timestamp) {
    return ForkNames.of(config.forks().at(number, timestamp));
  }

  QbftConfig consensusAfter(BlockHeader parent) {
    return config.qbftAfter(parent.number(), parent.timestamp()).orElseThrow();
  }

  /// Parameters that act on execution are looked up with the block's own timestamp.
  private QbftConfig protocol(long number, long timestamp) {
    return config.qbftAfter(number - 1, timestamp).orElseThrow();
  }

  ExecutionRules execution(long number, long timestamp) {
    Fork fork = fork(number, timestamp);
    CodeLimits limits =
        config.contractSizeLimit().isPresent()
            ? CodeLimits.ofDeployed(config.contractSizeLimit().getAsInt())
            : CodeLimits.MAINNET;
    return new ExecutionRules(fork, chainId(), limits, gasCap(fork, protocol(number, timestamp)));
  }

  /// From Osaka on a network may set its own cap in place of EIP-7825's; 0 lifts it.
  private static long gasCap(Fork fork, QbftConfig protocol) {
    OptionalLong own = protocol.perTransactionGasLimit();
    if (own.isPresent()) {
      return own.getAsLong() == 0 ? ExecutionRules.NO_CAP : own.getAsLong();
    }
    return fork.isAtLeast(Fork.OSAKA) ? ExecutionRules.OSAKA_CAP : ExecutionRules.NO_CAP;
  }

  TransactionProcessor processor(long number, long timestamp) {
    return processors.computeIfAbsent(execution(number, timestamp), TransactionProcessor::new);
  }

  /// What instructions see of a block.
  BlockContext context(BlockHeader header) {
    Fork fork = fork(header.number(), header.timestamp());
    boolean difficulty = fork == Fork.LONDON;
    return new BlockContext(
        header.number(),
        header.timestamp(),
        beneficiary(header),
        header.gasLimit(),
        difficulty ? header.difficulty() : Word.of(header.mixHash()),
        header.baseFeeOrZero(),
        blobFees.baseFee(header),
        chainId());
  }

  /// Who gets fees and rewards: the configured account, else the proposer.
  private Address beneficiary(BlockHeader header) {
    return protocol(header.number(), header.timestamp())
        .miningBeneficiary()
        .orElse(header.coinbase());
  }

  Word reward(long number, long timestamp) {
    return Word.of(protocol(number, timestamp).blockReward().toBytes());
  }

  /// The validators a transition puts in place for exactly this block; none in most cases.
  List<Address> imposedValidators(long number) {
    return config.transitions().stream()
        .filter(transition -> transition.block() == number)
        .map(QbftTransition::validators)
        .findFirst()
        .orElse(List.of());
  }

  /// At an epoch block the votes are void and the header's own list holds.
  boolean isEpoch(BlockHeader header) {
    if (header.number() == 0) {
      return true;
    }
    QbftConfig qbft = protocol(header.number(), header.timestamp());
    long first = Math.max(qbft.startBlock().orElse(0) - 1, 0);
    return (header.number() - first) % qbft.epochLength() == 0;
  }

  Optional<Address> validatorContractAfter(BlockHeader parent) {
    return consensusAfter(parent).validatorContract();
  }
}
