package org.concordat.anchor.testing;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/// Validators with their keys, in ascending order of addresses.
public final class TestingValidators {
  private final List<ECKeyPair> keys;

  public TestingValidators(long seed, int count) {
    Random random = new Random(seed);
    this.keys =
        Stream.generate(() -> ECKeyPair.create(new BigInteger(250, random).add(BigInteger.ONE)))
            .limit(count)
            .sorted(Comparator.comparing(TestingValidators::addressOf))
            .toList();
  }

  public List<Address> addresses() {
    return keys.stream().map(TestingValidators::addressOf).toList();
  }

  public List<Bytes> seals(Bytes32 digest) {
    return keys.stream().map(key -> seal(key, digest)).toList();
  }

  private static Address addressOf(ECKeyPair key) {
    return Address.fromHex(Keys.getAddress(key));
  }

  private static Bytes seal(ECKeyPair key, Bytes32 digest) {
    Sign.SignatureData signature = Sign.signMessage(digest.toArray(), key, false);
    return Bytes.concatenate(
        Bytes.wrap(signature.getR()),
        Bytes.wrap(signature.getS()),
        Bytes.of(signature.getV()[0] - 27));
  }
}
