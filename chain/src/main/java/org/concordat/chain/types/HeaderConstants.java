package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;

/// Header values that never change on a QBFT chain.
public final class HeaderConstants {
  /// Keccak of the RLP of an empty list.
  public static final Bytes32 EMPTY_OMMERS_HASH =
      Bytes32.fromHexString("1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");

  /// Keccak of the RLP of an empty string: the root of a trie without entries.
  public static final Bytes32 EMPTY_TRIE_ROOT =
      Bytes32.fromHexString("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");

  /// SHA-256 of nothing: the hash of no requests (EIP-7685).
  public static final Bytes32 EMPTY_REQUESTS_HASH =
      Bytes32.fromHexString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  /// "ctical byzantine fault tolerance": the mix hash of every QBFT block, so what PREVRANDAO
  /// gives.
  public static final Bytes32 QBFT_MIX_HASH =
      Bytes32.fromHexString("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  public static final Word QBFT_DIFFICULTY = Word.ONE;

  private HeaderConstants() {}
}
