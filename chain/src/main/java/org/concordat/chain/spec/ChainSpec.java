package org.concordat.chain.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.config.QbftTransition;

/// The rules of one network at each of its blocks.
///
/// @param genesis what the network was defined with
public record ChainSpec(GenesisFile genesis) {
  /// EIP-170.
  private static final int DEFAULT_CODE_SIZE = 24_576;

  /// EIP-3860; Besu's `contractSizeLimit` does not raise it.
  private static final int INIT_CODE_SIZE = 49_152;

  /// EIP-7825.
  private static final long OSAKA_GAS_CAP = 1L << 24;

  private static final int MILLIS = 1000;

  /// @throws org.concordat.chain.ChainException with `GENESIS_UNSUPPORTED` when the file asks for
  ///   rules this version does not have; the message names the key
  public ChainSpec {
    SupportedGenesis.check(genesis);
  }

  public long chainId() {
    return config().chainId();
  }

  /// The fork whose rules a block of this number and timestamp follows.
  public Fork forkAt(long number, long timestamp) {
    return fork(milestoneAt(number, timestamp));
  }

  public Fork forkOf(BlockHeader header) {
    return forkAt(header.number(), header.timestamp());
  }

  /// Whether blocks after genesis have the base fee 0 and gas is free.
  public boolean zeroBaseFee() {
    return config().zeroBaseFee();
  }

  /// The base fee of the block after `parent`.
  public Word nextBaseFee(BlockHeader parent) {
    return zeroBaseFee()
        ? Word.ZERO
        : BaseFee.next(parent.baseFeeOrZero(), parent.gasUsed(), parent.gasLimit());
  }

  /// Most bytes of code a contract may have.
  public int maxCodeSize() {
    return config().contractSizeLimit().orElse(DEFAULT_CODE_SIZE);
  }

  /// Most bytes of init code, from Shanghai on.
  public int maxInitCodeSize() {
    return INIT_CODE_SIZE;
  }

  /// Most gas a transaction of this block may ask for; empty for as much as the block has.
  public OptionalLong transactionGasCap(long number, long timestamp) {
    OptionalLong configured = qbftOf(number, timestamp).perTransactionGasLimit();
    if (configured.isPresent()) {
      return configured.getAsLong() == 0 ? OptionalLong.empty() : configured;
    }
    return forkAt(number, timestamp).isAtLeast(Fork.OSAKA)
        ? OptionalLong.of(OSAKA_GAS_CAP)
        : OptionalLong.empty();
  }

  /// How blob gas is priced in this block; only from Cancun on.
  public BlobRules blobRules(long number, long timestamp) {
    return new BlobRules(
        BlobSchedule.parametersAt(config().blobSchedule(), milestoneAt(number, timestamp)),
        forkAt(number, timestamp).isAtLeast(Fork.OSAKA),
        zeroBaseFee());
  }

  /// Whether the system calls and requests of Cancun and Prague (EIP-4788, 2935, 6110, 7002, 7251)
  /// act on this network.
  public boolean hasSystemCalls() {
    return config().hasSystemCalls();
  }

  /// QBFT's parameters for proposing, timing and judging the block after `parent`.
  public QbftConfig qbftAfter(BlockHeader parent) {
    return qbft(parent.number(), parent.timestamp());
  }

  /// QBFT's parameters for executing a block: transaction gas cap, reward, beneficiary and the
  /// period before it look at the block's own timestamp, as Besu does.
  public QbftConfig qbftOf(long number, long timestamp) {
    return qbft(number - 1, timestamp);
  }

  /// Milliseconds between the block after `parent` and its parent, when it carries `timestamp`.
  public long blockPeriodMillis(BlockHeader parent, long timestamp) {
    QbftConfig qbft = qbftOf(parent.number() + 1, timestamp);
    return qbft.blockPeriodMillis() > 0
        ? qbft.blockPeriodMillis()
        : (long) qbft.blockPeriodSeconds() * MILLIS;
  }

  /// The lowest timestamp the block after `parent` may have, in seconds, if it has `timestamp`: a
  /// transition by time holds for the blocks that carry its time. With periods below a second there
  /// is no rule and this is the parent's own.
  public long earliestTimestamp(BlockHeader parent, long timestamp) {
    return parent.timestamp() + blockPeriodMillis(parent, timestamp) / MILLIS;
  }

  /// The validators a transition puts in place at exactly this block, in block-header mode.
  public Optional<List<Address>> validatorsSetAt(long number) {
    return config().transitions().stream()
        .filter(transition -> transition.block() == number)
        .map(QbftTransition::validators)
        .filter(validators -> !validators.isEmpty())
        .findFirst();
  }

  private QbftConfig qbft(long parentNumber, long timestamp) {
    return config().qbftAfter(parentNumber, timestamp).orElseThrow();
  }

  private GenesisConfig config() {
    return genesis.config();
  }

  private Milestone milestoneAt(long number, long timestamp) {
    return config().forks().at(number, timestamp).orElseThrow();
  }

  private static Fork fork(Milestone milestone) {
    return switch (milestone) {
      case LONDON, ARROW_GLACIER, GRAY_GLACIER -> Fork.LONDON;
      case PARIS -> Fork.PARIS;
      case SHANGHAI -> Fork.SHANGHAI;
      case CANCUN -> Fork.CANCUN;
      case PRAGUE -> Fork.PRAGUE;
      case OSAKA, BPO1, BPO2, BPO3, BPO4, BPO5 -> Fork.OSAKA;
      case HOMESTEAD,
          DAO,
          TANGERINE_WHISTLE,
          SPURIOUS_DRAGON,
          BYZANTIUM,
          CONSTANTINOPLE,
          PETERSBURG,
          ISTANBUL,
          MUIR_GLACIER,
          BERLIN,
          AMSTERDAM,
          FUTURE_EIPS,
          EXPERIMENTAL_EIPS ->
          throw new IllegalStateException(milestone + " was to be refused with the genesis file");
    };
  }
}
