package org.concordat.chain.state;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// An account as the state trie holds it (Yellow Paper, section 4.1).
///
/// @param nonce taken as unsigned; EIP-2681 keeps it below 2^64 - 1
/// @param storageRoot root of the account's storage trie
/// @param codeHash Keccak of the account's code
public record Account(long nonce, Word balance, Bytes32 storageRoot, Bytes32 codeHash) {
  public static final Bytes32 EMPTY_CODE_HASH = Keccak.EMPTY;

  /// Root of a trie without entries: the digest of an empty RLP string.
  public static final Bytes32 EMPTY_STORAGE_ROOT = Keccak.hash(Bytes.of(0x80));

  public Bytes encode() {
    return new RlpWriter()
        .startList()
        .writeScalar(nonce)
        .writeScalar(balance)
        .writeBytes(storageRoot)
        .writeBytes(codeHash)
        .endList()
        .toBytes();
  }

  /// @throws org.concordat.chain.rlp.RlpException for anything but an encoded account
  public static Account decode(Bytes encoded) {
    return RlpReader.decodeList(
        encoded,
        reader ->
            new Account(
                reader.readUnsignedLong(),
                reader.readWord(),
                reader.readBytes32(),
                reader.readBytes32()));
  }
}
