package org.concordat.genesis.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.Json;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Reads the accounts of the genesis state. Other keys of an account, such as the `privateKey` of
/// Besu's development network, are neither read nor kept.
final class AllocReader {
  private AllocReader() {}

  static SortedMap<Address, GenesisAccount> read(Section alloc) {
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    for (Json.Member member : alloc.all()) {
      Scalar entry = new Scalar(alloc.pathOf(member.name()), member.value());
      Address address = Scalar.address(entry, member.name());
      if (accounts.put(address, account(entry)) != null) {
        throw entry.refuseMeaning("this account appears twice");
      }
    }
    return accounts;
  }

  private static GenesisAccount account(Scalar entry) {
    Section section = Section.of(entry.path(), entry.json());
    return new GenesisAccount(
        section.optional("balance", Scalar::amount).orElse(UInt256.ZERO),
        section.optional("nonce", Scalar::hexLong).orElse(0L),
        section.optional("code", Scalar::bytes).orElse(Bytes.EMPTY),
        storage(section.sectionOrAbsent("storage")));
  }

  private static SortedMap<UInt256, UInt256> storage(Section section) {
    SortedMap<UInt256, UInt256> slots = new TreeMap<>();
    for (Json.Member member : section.all()) {
      Scalar value = new Scalar(section.pathOf(member.name()), member.value());
      Json.Text key = new Json.Text(member.value().at(), member.name());
      UInt256 slot = new Scalar(value.path(), key).hexQuantity();
      if (slots.put(slot, value.hexQuantity()) != null) {
        throw value.refuseMeaning("this slot appears twice");
      }
    }
    return slots;
  }
}
