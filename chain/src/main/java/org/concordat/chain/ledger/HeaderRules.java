package org.concordat.chain.ledger;

import java.util.Objects;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.spec.GasLimitRule;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.HeaderConstants;
import org.jspecify.annotations.Nullable;

/// What a header's own fields must be, given its parent.
final class HeaderRules {
  /// How far ahead of the clock a block may be, in seconds.
  static final long FUTURE_TOLERANCE = 1;

  private HeaderRules() {}

  /// @param rules those of the header's block
  /// @param now seconds since the epoch
  static Optional<Breach> check(
      BlockHeader header, BlockHeader parent, BlockRules rules, long now) {
    return number(header, parent)
        .or(() -> gas(header, parent))
        .or(() -> timestamp(header, rules, now))
        .or(() -> constants(header))
        .or(() -> baseFee(header, rules))
        .or(() -> forkFields(header, rules.fork()));
  }

  private static Optional<Breach> number(BlockHeader header, BlockHeader parent) {
    return Breach.unless(
        header.number() == parent.number() + 1, Rule.NUMBER, header.number(), parent.number() + 1);
  }

  private static Optional<Breach> gas(BlockHeader header, BlockHeader parent) {
    long limit = header.gasLimit();
    if (header.gasUsed() > limit) {
      return Breach.of(Rule.GAS_USED_ABOVE_LIMIT, header.gasUsed(), "at most " + limit);
    }
    return Breach.unless(
        GasLimitRule.allows(parent.gasLimit(), limit),
        Rule.GAS_LIMIT,
        limit,
        "closer to " + parent.gasLimit());
  }

  private static Optional<Breach> timestamp(BlockHeader header, BlockRules rules, long now) {
    long earliest = rules.earliestTimestamp();
    if (header.timestamp() < earliest) {
      return Breach.of(Rule.TIMESTAMP_TOO_EARLY, header.timestamp(), "at least " + earliest);
    }
    long latest = now + FUTURE_TOLERANCE;
    return Breach.unless(
        header.timestamp() <= latest,
        Rule.TIMESTAMP_IN_FUTURE,
        header.timestamp(),
        "at most " + latest);
  }

  private static Optional<Breach> constants(BlockHeader header) {
    if (!header.mixHash().equals(HeaderConstants.QBFT_MIX_HASH)) {
      return Breach.of(Rule.MIX_HASH, header.mixHash(), HeaderConstants.QBFT_MIX_HASH);
    }
    if (!header.difficulty().equals(Word.ONE)) {
      return Breach.of(Rule.DIFFICULTY, header.difficulty(), Word.ONE);
    }
    return Breach.unless(
        header.ommersHash().equals(HeaderConstants.EMPTY_OMMERS_HASH),
        Rule.OMMERS,
        header.ommersHash(),
        HeaderConstants.EMPTY_OMMERS_HASH);
  }

  private static Optional<Breach> baseFee(BlockHeader header, BlockRules rules) {
    return Breach.unless(
        Objects.equals(header.baseFee(), rules.baseFee()),
        Rule.BASE_FEE,
        header.baseFee(),
        rules.baseFee());
  }

  private static Optional<Breach> forkFields(BlockHeader header, Fork fork) {
    Bytes32 withdrawalsRoot =
        fork.isAtLeast(Fork.SHANGHAI) ? HeaderConstants.EMPTY_TRIE_ROOT : null;
    if (!Objects.equals(header.withdrawalsRoot(), withdrawalsRoot)) {
      return Breach.of(Rule.WITHDRAWALS, header.withdrawalsRoot(), withdrawalsRoot);
    }
    return blobFields(header, fork.isAtLeast(Fork.CANCUN))
        .or(() -> requests(header, fork.isAtLeast(Fork.PRAGUE)));
  }

  /// No block carries blobs here, so none is used; the excess is a producer's arithmetic that
  /// nothing depends on but BLOBBASEFEE, and unchecked as in Besu.
  private static Optional<Breach> blobFields(BlockHeader header, boolean expected) {
    @Nullable Long used = expected ? Long.valueOf(0) : null;
    if (!Objects.equals(header.blobGasUsed(), used)) {
      return Breach.of(Rule.BLOB_FIELDS, "blob gas used " + header.blobGasUsed(), used);
    }
    boolean bothPresent = header.excessBlobGas() != null && header.parentBeaconBlockRoot() != null;
    boolean bothAbsent = header.excessBlobGas() == null && header.parentBeaconBlockRoot() == null;
    return Breach.unless(
        expected ? bothPresent : bothAbsent,
        Rule.BLOB_FIELDS,
        "excess blob gas " + header.excessBlobGas(),
        expected ? "excess blob gas and parent beacon block root" : "neither");
  }

  private static Optional<Breach> requests(BlockHeader header, boolean expected) {
    @Nullable Bytes32 hash = expected ? HeaderConstants.EMPTY_REQUESTS_HASH : null;
    return Breach.unless(
        Objects.equals(header.requestsHash(), hash),
        Rule.REQUESTS_HASH,
        header.requestsHash(),
        hash);
  }
}
