package org.concordat.chain.doctor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;

/// The tables of blocks as they are on disk, every value hostile.
final class ChainTables {
  private static final Bytes HEAD = Bytes.of('h', 'e', 'a', 'd');
  private static final int LOCATION_SIZE = Long.BYTES + Integer.BYTES;

  private final KeyValueStore store;

  ChainTables(KeyValueStore store) {
    this.store = store;
  }

  Optional<Bytes32> head() {
    return store.get(Segment.METADATA, HEAD).flatMap(ChainTables::hash);
  }

  /// What the canonical index has for a number, where that is a hash at all.
  Optional<Bytes32> indexed(long number) {
    return store.get(Segment.CANONICAL, Bytes.ofUnsignedLong(number)).flatMap(ChainTables::hash);
  }

  private static Optional<Bytes32> hash(Bytes value) {
    return value.size() == Bytes32.SIZE ? Optional.of(Bytes32.wrap(value)) : Optional.empty();
  }

  /// The header under this hash.
  Stored<BlockHeader> header(Bytes32 hash) {
    return read(
        Segment.HEADERS,
        hash,
        encoded -> {
          BlockHeader header = BlockHeader.decode(encoded);
          Bytes32 computed = BlockHashing.hash(header);
          if (!computed.equals(hash)) {
            throw new RlpException("it hashes to " + computed);
          }
          return header;
        });
  }

  Stored<BlockBody> body(Bytes32 hash) {
    return read(Segment.BODIES, hash, BlockBody::decode);
  }

  Stored<List<Receipt>> receipts(Bytes32 hash) {
    return read(
        Segment.RECEIPTS,
        hash,
        encoded -> {
          RlpReader reader = RlpReader.of(encoded);
          List<Receipt> receipts = reader.readListOf(item -> Receipt.decode(item.readBytes()));
          reader.expectEnd();
          return receipts;
        });
  }

  /// Whether the index says that the transaction is there.
  boolean locates(Bytes32 transaction, long number, int index) {
    Bytes expected = Bytes.concatenate(Bytes.ofUnsignedLong(number), Bytes.ofUnsignedInt(index));
    return store
        .get(Segment.TX_INDEX, transaction)
        .filter(entry -> entry.size() == LOCATION_SIZE && entry.equals(expected))
        .isPresent();
  }

  long entries(Segment segment) {
    AtomicLong entries = new AtomicLong();
    store.scan(
        segment,
        Bytes.EMPTY,
        (_, _) -> {
          entries.incrementAndGet();
          return true;
        });
    return entries.get();
  }

  private <T> Stored<T> read(Segment segment, Bytes32 hash, Decoding<T> decoding) {
    Optional<Bytes> encoded = store.get(segment, hash);
    if (encoded.isEmpty()) {
      return new Stored.Missing<>(segment, hash);
    }
    try {
      return new Stored.Good<>(decoding.decode(encoded.get()));
    } catch (RlpException damaged) {
      return new Stored.Damaged<>(segment, hash, damaged.reason());
    }
  }

  private interface Decoding<T> {
    T decode(Bytes encoded);
  }

  /// What a look into a table came to.
  sealed interface Stored<T> {
    record Good<T>(T value) implements Stored<T> {}

    record Missing<T>(Segment segment, Bytes32 hash) implements Stored<T> {}

    record Damaged<T>(Segment segment, Bytes32 hash, String reason) implements Stored<T> {}

    default Optional<T> found() {
      return this instanceof Good<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /// Reports what is wrong, if anything.
    default Optional<T> orReport(Findings findings, long number, Finding.Part part) {
      switch (this) {
        case Good<T> _ -> {}
        case Missing<T>(Segment segment, Bytes32 hash) ->
            findings.inBlock(number, part, "nothing under " + hash + " in " + segment);
        case Damaged<T>(Segment segment, Bytes32 hash, String reason) ->
            findings.inBlock(
                number,
                part,
                "what is under " + hash + " in " + segment + " is damaged: " + reason);
      }
      return found();
    }
  }
}
