package org.concordat.chain.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Random values for tests, from a seed.
public final class Samples {
  private static final Word CHAIN_ID = Word.of(20_261);

  private Samples() {}

  public static Address address(Random random) {
    return new Address(random.nextLong(), random.nextLong(), random.nextInt());
  }

  public static Word word(Random random) {
    return Word.of(Bytes.random(random.nextInt(33), random));
  }

  public static Bytes bytes(Random random, int below) {
    return Bytes.random(random.nextInt(below), random);
  }

  public static <T> List<T> list(Random random, int below, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(below); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  /// Of any type, unsigned.
  public static Transaction transaction(Random random) {
    long nonce = random.nextInt(1000);
    long gas = random.nextInt(10_000_000);
    Word fee = word(random);
    Optional<Address> to = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(address(random));
    Bytes data = bytes(random, 100);
    Supplier<AccessListEntry> entry =
        () -> new AccessListEntry(address(random), list(random, 3, () -> word(random)));
    List<AccessListEntry> accessList = list(random, 3, entry);
    return switch (random.nextInt(4)) {
      case 0 ->
          new LegacyTransaction(
              random.nextBoolean() ? Optional.of(CHAIN_ID) : Optional.empty(),
              nonce,
              fee,
              gas,
              to,
              word(random),
              data,
              Transaction.UNSIGNED);
      case 1 ->
          new AccessListTransaction(
              CHAIN_ID, nonce, fee, gas, to, word(random), data, accessList, Transaction.UNSIGNED);
      case 2 ->
          new FeeMarketTransaction(
              CHAIN_ID,
              nonce,
              Word.ZERO,
              fee,
              gas,
              to,
              word(random),
              data,
              accessList,
              Transaction.UNSIGNED);
      default ->
          new SetCodeTransaction(
              CHAIN_ID,
              nonce,
              fee,
              fee,
              gas,
              address(random),
              word(random),
              data,
              accessList,
              List.of(authorization(random)),
              Transaction.UNSIGNED);
    };
  }

  public static Log log(Random random) {
    return new Log(
        address(random), list(random, 5, () -> Bytes32.random(random)), bytes(random, 200));
  }

  /// With the first `trailing` of its six optional fields.
  public static BlockHeader header(Random random, int trailing, Bytes extraData) {
    return new BlockHeaderBuilder()
        .parentHash(Bytes32.random(random))
        .coinbase(address(random))
        .stateRoot(Bytes32.random(random))
        .logsBloom(Bloom.of(List.of(log(random))))
        .number(1 + random.nextInt(1_000_000))
        .gasLimit(random.nextLong() >>> 1)
        .gasUsed(random.nextInt(Integer.MAX_VALUE))
        .timestamp(random.nextLong() >>> 1)
        .extraData(extraData)
        .nonce(random.nextLong())
        .baseFee(trailing > 0 ? word(random) : null)
        .withdrawalsRoot(trailing > 1 ? Bytes32.random(random) : null)
        .blobGasUsed(trailing > 2 ? (Long) (random.nextLong() >>> 1) : null)
        .excessBlobGas(trailing > 3 ? (Long) 0L : null)
        .parentBeaconBlockRoot(trailing > 4 ? Bytes32.ZERO : null)
        .requestsHash(trailing > 5 ? HeaderConstants.EMPTY_REQUESTS_HASH : null)
        .build();
  }

  private static Authorization authorization(Random random) {
    return new Authorization(
        CHAIN_ID,
        address(random),
        random.nextLong(),
        random.nextInt(256),
        word(random),
        word(random));
  }
}
