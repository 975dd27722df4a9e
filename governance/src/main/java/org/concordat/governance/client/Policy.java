package org.concordat.governance.client;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.web3j.crypto.Hash;

/// A policy as PolicyRegistry keeps it. Roots are elements of BN254's scalar field, big-endian;
/// days count from 1970-01-01.
///
/// @param policyRoot Poseidon of the next four
/// @param parameters minimum level, then maximum amount from bit 8 and maximum total from bit 72
/// @param verifyingKeyHash names the circuit, as its verifier contract does
/// @param validFrom the first day on which it may be used
/// @param validUntil the last one
/// @param lists where the roots come from
public record Policy(
    Bytes32 policyRoot,
    Bytes32 issuerRoot,
    Bytes32 blockedDigest,
    Bytes32 sanctionsRoot,
    UInt256 parameters,
    Bytes32 verifyingKeyHash,
    long validFrom,
    long validUntil,
    List<ListFile> lists) {
  /// As `PolicyRegistry.MAX_LISTS`.
  public static final int MAX_LISTS = 16;

  private static final int HEAD = 9;
  private static final int WORDS_PER_LIST = 3;
  private static final long LAST_DAY = 0xffff_ffffL;

  public Policy {
    lists = List.copyOf(lists);
    if (validFrom < 0 || validUntil > LAST_DAY || validFrom > validUntil || validUntil == 0) {
      throw new IllegalArgumentException("a policy is valid from one day to a later one");
    }
    if (lists.size() > MAX_LISTS) {
      throw new IllegalArgumentException("a policy has at most " + MAX_LISTS + " lists");
    }
  }

  /// One file that members were shown.
  ///
  /// @param name Keccak-256 of the list's name in UTF-8
  /// @param digest SHA-256 of the file
  /// @param day of the list
  public record ListFile(Bytes32 name, Bytes32 digest, long day) {
    public ListFile {
      if (day < 0 || day > LAST_DAY) {
        throw new IllegalArgumentException("a day has 32 bits");
      }
    }
  }

  /// What PolicyRegistry names the draft by: Keccak-256 of its ABI encoding.
  public Bytes32 id() {
    return Bytes32.wrap(Hash.sha3(encoded().toArray()));
  }

  /// The ABI encoding as the one argument of a call.
  Bytes encoded() {
    List<Bytes> words = new ArrayList<>();
    words.add(word(Bytes32.SIZE));
    words.addAll(List.of(policyRoot, issuerRoot, blockedDigest, sanctionsRoot, parameters));
    words.addAll(List.of(verifyingKeyHash, word(validFrom), word(validUntil)));
    words.add(word((long) HEAD * Bytes32.SIZE));
    words.add(word(lists.size()));
    for (ListFile list : lists) {
      words.addAll(List.of(list.name(), list.digest(), word(list.day())));
    }
    return Bytes.wrap(words);
  }

  static Policy read(AnswerReader answer) {
    AnswerReader lists = answer.at(HEAD - 1);
    return new Policy(
        answer.word(0),
        answer.word(1),
        answer.word(2),
        answer.word(3),
        UInt256.fromBytes(answer.word(4)),
        answer.word(5),
        answer.number(6),
        answer.number(7),
        lists.list(
            WORDS_PER_LIST,
            i -> new ListFile(lists.word(i), lists.word(i + 1), lists.number(i + 2))));
  }

  private static Bytes word(long number) {
    return UInt256.valueOf(number);
  }
}
