package org.concordat.genesis.config;

import java.util.Map;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.JsonWriter;

/// Writes a genesis file as Besu reads it.
final class GenesisWriter {
  private final JsonWriter out;

  private GenesisWriter(JsonWriter out) {
    this.out = out;
  }

  static String write(GenesisFile file) {
    return JsonWriter.pretty(out -> new GenesisWriter(out).file(file));
  }

  private void file(GenesisFile file) {
    out.beginObject();
    out.name("config");
    ConfigWriter.write(file.config(), out);
    header(file.header());
    out.beginObject("alloc");
    for (Map.Entry<Address, GenesisAccount> entry : file.alloc().entrySet()) {
      account(entry.getKey(), entry.getValue());
    }
    out.endObject();
    others(file.others(), out);
    out.endObject();
  }

  private void header(GenesisHeader header) {
    out.field("timestamp", hex(header.timestamp()));
    out.field("gasLimit", hex(header.gasLimit()));
    out.field("difficulty", header.difficulty().toQuantityHexString());
    out.field("mixHash", header.mixHash().toHexString());
    out.field("nonce", hex(header.nonce()));
    out.field("coinbase", header.coinbase().toHex());
    out.field("parentHash", header.parentHash().toHexString());
    out.field("extraData", header.extraData().toHexString());
    if (header.baseFeePerGas().isPresent()) {
      out.field("baseFeePerGas", header.baseFeePerGas().get().toQuantityHexString());
    }
    if (header.blobGasUsed().isPresent()) {
      out.field("blobGasUsed", hex(header.blobGasUsed().getAsLong()));
    }
    if (header.excessBlobGas().isPresent()) {
      out.field("excessBlobGas", hex(header.excessBlobGas().getAsLong()));
    }
    if (header.parentBeaconBlockRoot().isPresent()) {
      out.field("parentBeaconBlockRoot", header.parentBeaconBlockRoot().get().toHexString());
    }
  }

  private void account(Address address, GenesisAccount account) {
    out.beginObject(address.toHex());
    out.field("balance", account.balance().toQuantityHexString());
    if (account.nonce() != 0) {
      out.field("nonce", hex(account.nonce()));
    }
    if (!account.code().isEmpty()) {
      out.field("code", account.code().toHexString());
    }
    if (!account.storage().isEmpty()) {
      out.beginObject("storage");
      for (Map.Entry<UInt256, UInt256> slot : account.storage().entrySet()) {
        out.field(slot.getKey().toHexString(), slot.getValue().toHexString());
      }
      out.endObject();
    }
    out.endObject();
  }

  static void others(Map<String, String> others, JsonWriter out) {
    for (Map.Entry<String, String> other : others.entrySet()) {
      out.name(other.getKey());
      out.raw(other.getValue());
    }
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
