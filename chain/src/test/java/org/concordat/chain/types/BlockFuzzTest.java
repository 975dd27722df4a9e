package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are a block, a header, a body or a receipt, whose one encoding they are, or are
/// refused. The first byte says as what the others are read.
class BlockFuzzTest {
  private static final long SEED = 20_261_126;

  private static final List<Function<Bytes, Bytes>> REWRITES =
      List.of(
          bytes -> Block.decode(bytes).encode(),
          bytes -> BlockHeader.decode(bytes).encode(),
          bytes -> BlockBody.decode(bytes).encode(),
          bytes -> Receipt.decode(bytes).encode());

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotRefusedIsEncodedAsItCame(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Bytes encoded = Bytes.wrap(input).slice(1).copy();
    Bytes rewritten;
    try {
      rewritten = REWRITES.get((input[0] & 0xff) % REWRITES.size()).apply(encoded);
    } catch (RlpException refused) {
      return;
    }
    assertThat(rewritten).isEqualTo(encoded);
  }

  static Stream<byte[]> seeds() {
    Random random = new Random(SEED);
    return Stream.iterate(0, i -> i + 1)
        .limit(7)
        .flatMap(i -> parts(random, i))
        .map(Bytes::toArray);
  }

  private static Stream<Bytes> parts(Random random, int trailing) {
    BlockHeader header =
        Samples.header(random, trailing % 7, QbftExtraData.ofRound(Bytes.EMPTY, 1).encode());
    List<Transaction> transactions = Samples.list(random, 4, () -> Samples.transaction(random));
    BlockBody body = BlockBody.of(transactions, trailing > 1);
    List<Log> logs = Samples.list(random, 3, () -> Samples.log(random));
    return Stream.of(
        Bytes.concatenate(Bytes.of(0), new Block(header, body).encode()),
        Bytes.concatenate(Bytes.of(1), header.encode()),
        Bytes.concatenate(Bytes.of(2), body.encode()),
        Bytes.concatenate(
            Bytes.of(3), Receipt.of(TransactionType.FEE_MARKET, true, 21_000, logs).encode()));
  }
}
