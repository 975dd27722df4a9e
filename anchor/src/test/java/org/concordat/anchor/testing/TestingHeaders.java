package org.concordat.anchor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.RlpEncoder;

/// Headers of Osaka's 21 fields.
public final class TestingHeaders {
  private static final Bytes32 MIX_HASH =
      Bytes32.fromHexString("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  private TestingHeaders() {}

  /// A QBFT header in the form its seals sign.
  public static Bytes commitForm(long number, Bytes32 stateRoot, int round) {
    return header(number, stateRoot, MIX_HASH, extraData(round, List.of()));
  }

  /// A QBFT header as a node stores it.
  public static Bytes sealed(long number, Bytes32 stateRoot, int round, List<Bytes> seals) {
    return header(number, stateRoot, MIX_HASH, extraData(round, seals));
  }

  /// A header of a chain that is not QBFT's.
  public static Bytes plain(long number, Bytes32 stateRoot) {
    return header(number, stateRoot, Bytes32.ZERO, Bytes.EMPTY);
  }

  public static Bytes extraData(int round, List<Bytes> seals) {
    Bytes vanity = RlpEncoder.text(Bytes.wrap(new byte[32]));
    Bytes none = RlpEncoder.list(List.of());
    Bytes sealList = RlpEncoder.list(seals.stream().map(RlpEncoder::text).toList());
    return RlpEncoder.list(List.of(vanity, none, none, RlpEncoder.scalar(round), sealList));
  }

  private static Bytes header(long number, Bytes32 stateRoot, Bytes32 mixHash, Bytes extraData) {
    Stream<Bytes> parts =
        Stream.of(
            digest("parent" + number),
            digest("ommers"),
            RlpEncoder.text(digestOf("coinbase").slice(12)),
            RlpEncoder.text(stateRoot),
            digest("transactions"),
            digest("receipts"),
            RlpEncoder.text(Bytes.wrap(new byte[256])),
            RlpEncoder.scalar(1),
            RlpEncoder.scalar(number),
            RlpEncoder.scalar(30_000_000),
            RlpEncoder.scalar(21_000),
            RlpEncoder.scalar(1_800_000_000 + number),
            RlpEncoder.text(extraData),
            RlpEncoder.text(mixHash),
            RlpEncoder.text(Bytes.wrap(new byte[8])),
            RlpEncoder.scalar(7),
            digest("withdrawals"),
            RlpEncoder.scalar(0),
            RlpEncoder.scalar(0),
            digest("beacon"),
            digest("requests"));
    return RlpEncoder.list(parts.toList());
  }

  private static Bytes digest(String seed) {
    return RlpEncoder.text(digestOf(seed));
  }

  private static Bytes32 digestOf(String seed) {
    return Keccak256.of(Bytes.wrap(seed.getBytes(UTF_8)));
  }
}
