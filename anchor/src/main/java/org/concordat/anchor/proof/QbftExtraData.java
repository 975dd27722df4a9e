package org.concordat.anchor.proof;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// QBFT's extraData, `[vanity, validators, vote, round, seals]`, and the two forms that are hashed
/// instead of it.
///
/// @param vanity the encoded first item
/// @param validators the encoded second item; the empty list when a contract names the validators
/// @param vote the encoded third item
/// @param round of the block's final proposal
/// @param seals 65 bytes each: r, s, recovery id 0 or 1
public record QbftExtraData(
    Bytes vanity, Bytes validators, Bytes vote, long round, List<Bytes> seals) {
  /// Rounds are 32-bit in the protocol.
  static final long MAXIMUM_ROUND = (1L << 32) - 1;

  static final int ITEMS = 5;

  public QbftExtraData {
    seals = List.copyOf(seals);
  }

  public static QbftExtraData read(Bytes extraData) throws MalformedException {
    RlpItem.Sequence items = RlpDecoder.decode(extraData).asSequence("extraData");
    if (items.size() != ITEMS) {
      throw new MalformedException("extraData of " + items.size() + " items is not QBFT's");
    }
    items.at(0).asBytes("vanity");
    items.at(1).asSequence("validators");
    items.at(2).asSequence("vote");
    long round = items.at(3).asLong("round");
    if (round > MAXIMUM_ROUND) {
      throw new MalformedException("round is out of range");
    }
    return new QbftExtraData(
        items.at(0).encoded(),
        items.at(1).encoded(),
        items.at(2).encoded(),
        round,
        readSeals(items.at(4).asSequence("seals")));
  }

  private static List<Bytes> readSeals(RlpItem.Sequence items) throws MalformedException {
    List<Bytes> seals = new ArrayList<>();
    for (RlpItem item : items.items()) {
      seals.add(item.asBytes("seal", Seals.SIZE));
    }
    return seals;
  }

  /// What commit seals sign: the round kept, no seals.
  public Bytes commitForm() {
    return form(round);
  }

  /// What the block hash covers: round 0, no seals.
  public Bytes chainForm() {
    return form(0);
  }

  private Bytes form(long withRound) {
    return RlpEncoder.list(
        List.of(
            vanity, validators, vote, RlpEncoder.scalar(withRound), RlpEncoder.list(List.of())));
  }
}
