package org.concordat.genesis.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.Refusal;

/// A network's definition, as `genesis.json` carries it.
///
/// @param others top-level keys not read here, with their JSON, kept for writing
public record GenesisFile(
    GenesisConfig config,
    GenesisHeader header,
    SortedMap<Address, GenesisAccount> alloc,
    SortedMap<String, String> others) {
  public GenesisFile {
    alloc = Collections.unmodifiableSortedMap(new TreeMap<>(alloc));
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  public GenesisFile(
      GenesisConfig config, GenesisHeader header, SortedMap<Address, GenesisAccount> alloc) {
    this(config, header, alloc, new TreeMap<>());
  }

  public static ParseResult parse(String json) {
    try {
      return new ParseResult.Parsed(GenesisReader.read(JsonSource.read(json)));
    } catch (Refusal refusal) {
      return new ParseResult.Rejected(
          refusal.path(), refusal.line(), refusal.column(), refusal.reason());
    }
  }

  /// The file's text, the same for equal values. Every member must hold the same file, so it is
  /// deterministic: fixed order of keys, two spaces, line feeds.
  public String toJson() {
    return GenesisWriter.write(this);
  }
}
