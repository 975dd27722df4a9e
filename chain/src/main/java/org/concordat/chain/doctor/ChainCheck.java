package org.concordat.chain.doctor;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.doctor.Finding.Part;
import org.concordat.chain.store.Segment;
import org.concordat.chain.types.BlockHeader;
import org.jspecify.annotations.Nullable;

/// Goes through all blocks from genesis to the head.
///
/// Which block is number n is said twice: by the canonical index and by the block above it. Where
/// the index is wrong the block above leads on, so that one lost entry is one finding.
final class ChainCheck {
  private final ChainTables tables;
  private final Findings findings;
  private final BlockCheck blockCheck;
  private final SealCheck sealCheck;

  private long blocks;
  private long transactions;
  private long bodiesRead;
  private @Nullable BlockHeader parent;
  private @Nullable Bytes32 parentHash;

  ChainCheck(ChainTables tables, SealCheck sealCheck, Findings findings) {
    this.tables = tables;
    this.findings = findings;
    this.blockCheck = new BlockCheck(tables, findings);
    this.sealCheck = sealCheck;
  }

  /// @param headHash under which `head` is stored
  void check(Bytes32 headHash, BlockHeader head) {
    long last = last(head);
    for (long number = 0; number <= last; number++) {
      visit(number, hash(number, headHash, head));
    }
    surplus(head);
  }

  private void visit(long number, Optional<Bytes32> hash) {
    Optional<BlockHeader> header =
        hash.flatMap(it -> tables.header(it).orReport(findings, number, Part.HEADER));
    header.ifPresent(it -> block(hash.get(), it, number));
    parent = header.orElse(null);
    parentHash = hash.orElse(null);
  }

  long blocks() {
    return blocks;
  }

  long transactions() {
    return transactions;
  }

  /// A header can claim any height; the tables bound what is worth visiting.
  private long last(BlockHeader head) {
    long bound = tables.entries(Segment.HEADERS) + Findings.MAX_LISTED;
    if (head.number() > bound) {
      findings.inChain(
          "the head says it is block " + head.number() + ", but far fewer blocks are stored");
    }
    return Math.min(head.number(), bound);
  }

  private Optional<Bytes32> hash(long number, Bytes32 headHash, BlockHeader head) {
    Optional<Bytes32> named =
        number == head.number() ? Optional.of(headHash) : namedByChild(number);
    Optional<Bytes32> indexed = tables.indexed(number);
    if (indexed.isEmpty()) {
      findings.inIndex(Segment.CANONICAL, "no entry for block " + number);
    } else if (named.isPresent() && !named.equals(indexed)) {
      findings.inIndex(
          Segment.CANONICAL,
          "block %d is %s by the index, but %s by the block above it"
              .formatted(number, indexed.get(), named.get()));
    }
    return named.or(() -> indexed);
  }

  private Optional<Bytes32> namedByChild(long number) {
    return tables
        .indexed(number + 1)
        .flatMap(child -> tables.header(child).found())
        .filter(child -> child.number() == number + 1)
        .map(BlockHeader::parentHash);
  }

  private void block(Bytes32 hash, BlockHeader header, long number) {
    blocks++;
    if (header.number() != number) {
      findings.inBlock(number, Part.HEADER, "it says it is block " + header.number());
      return;
    }
    if (number > 0 && parentHash != null && !header.parentHash().equals(parentHash)) {
      findings.inBlock(
          number,
          Part.HEADER,
          "it names parent "
              + header.parentHash()
              + ", block "
              + (number - 1)
              + " is "
              + parentHash);
    }
    OptionalInt inBody = blockCheck.check(hash, header);
    transactions += inBody.orElse(0);
    bodiesRead += inBody.isPresent() ? 1 : 0;
    sealCheck.check(header, parent);
  }

  /// A chain without forks has one entry per block in each table, and nothing else.
  private void surplus(BlockHeader head) {
    long expected = head.number() + 1;
    surplus(Segment.CANONICAL, expected);
    surplus(Segment.HEADERS, expected);
    surplus(Segment.BODIES, expected);
    surplus(Segment.RECEIPTS, expected);
    if (bodiesRead == expected) {
      surplus(Segment.TX_INDEX, transactions);
    }
  }

  private void surplus(Segment segment, long expected) {
    long entries = tables.entries(segment);
    if (entries > expected) {
      findings.inIndex(segment, entries + " entries, but the chain up to its head has " + expected);
    }
  }
}
