package org.concordat.chain.ledger;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Contracts that stand where a network's validator contract would.
public final class ValidatorContracts {
  private ValidatorContracts() {}

  /// Answers every call with this list as `address[]`.
  public static Bytes answering(List<Address> validators) {
    Bytes answer =
        Bytes.concatenate(Word.of(32).toBytes32(), Word.of(validators.size()).toBytes32());
    for (Address validator : validators) {
      answer = Bytes.concatenate(answer, Word.of(validator).toBytes32());
    }
    return returning(answer);
  }

  /// Copies `answer`, which follows the code, to memory and returns it.
  static Bytes returning(Bytes answer) {
    String size = "%04x".formatted(answer.size());
    String code = "61" + size + "600e600039" + "61" + size + "6000f3";
    return Bytes.concatenate(Bytes.fromHexString("0x" + code), answer);
  }
}
