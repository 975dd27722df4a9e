package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are a transaction, whose one encoding they are, or are refused.
class TransactionFuzzTest {
  private static final long SEED = 20_261_125;

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotRefusedIsEncodedAsItCame(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Bytes encoded = Bytes.wrap(input);
    Transaction transaction;
    try {
      transaction = Transaction.decode(encoded);
    } catch (RlpException refused) {
      return;
    }
    assertThat(transaction.encode()).isEqualTo(encoded);
    transaction.hash();
    transaction.sender();
    transaction.authorizations().forEach(Authorization::authority);
  }

  static Stream<byte[]> seeds() {
    Random random = new Random(SEED);
    Stream<Bytes> samples = Stream.generate(() -> Samples.transaction(random).encode()).limit(40);
    Stream<Bytes> strict =
        Vectors.read("transactions/strictness.json")
            .get("vectors")
            .valueStream()
            .map(vector -> Bytes.fromHexString(vector.get("txbytes").asText()));
    return Stream.concat(samples, strict).map(Bytes::toArray);
  }
}
