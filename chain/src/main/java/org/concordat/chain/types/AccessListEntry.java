package org.concordat.chain.types;

import java.util.List;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;

/// An account and the storage slots of it that a transaction says it will use (EIP-2930). Entries
/// and keys may repeat; each repetition is paid for.
public record AccessListEntry(Address address, List<Word> storageKeys) {
  public AccessListEntry {
    storageKeys = List.copyOf(storageKeys);
  }

  static AccessListEntry read(RlpReader reader) {
    return reader.readList(fields ->
        new AccessListEntry(
            fields.readAddress(), fields.readListOf(key -> Word.of(key.readBytes32()))));
  }

  void write(RlpWriter writer) {
    writer.startList().writeAddress(address);
    writer.writeList(storageKeys, (w, key) -> w.writeBytes(key.toArray()));
    writer.endList();
  }
}
