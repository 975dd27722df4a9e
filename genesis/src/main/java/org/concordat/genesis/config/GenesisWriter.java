package org.concordat.genesis.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// Writes a genesis file as Besu reads it.
final class GenesisWriter {
  private final JsonGenerator out;

  private GenesisWriter(JsonGenerator out) {
    this.out = out;
  }

  static String write(GenesisFile file) {
    return JsonPrinter.pretty(out -> new GenesisWriter(out).file(file));
  }

  private void file(GenesisFile file) throws IOException {
    out.writeStartObject();
    out.writeFieldName("config");
    ConfigWriter.write(file.config(), out);
    header(file.header());
    out.writeObjectFieldStart("alloc");
    for (Map.Entry<Address, GenesisAccount> entry : file.alloc().entrySet()) {
      account(entry.getKey(), entry.getValue());
    }
    out.writeEndObject();
    others(file.others(), out);
    out.writeEndObject();
  }

  private void header(GenesisHeader header) throws IOException {
    out.writeStringField("timestamp", hex(header.timestamp()));
    out.writeStringField("gasLimit", hex(header.gasLimit()));
    out.writeStringField("difficulty", header.difficulty().toQuantityHexString());
    out.writeStringField("mixHash", header.mixHash().toHexString());
    out.writeStringField("nonce", hex(header.nonce()));
    out.writeStringField("coinbase", header.coinbase().toHex());
    out.writeStringField("parentHash", header.parentHash().toHexString());
    out.writeStringField("extraData", header.extraData().toHexString());
    if (header.baseFeePerGas().isPresent()) {
      out.writeStringField("baseFeePerGas", header.baseFeePerGas().get().toQuantityHexString());
    }
    if (header.blobGasUsed().isPresent()) {
      out.writeStringField("blobGasUsed", hex(header.blobGasUsed().getAsLong()));
    }
    if (header.excessBlobGas().isPresent()) {
      out.writeStringField("excessBlobGas", hex(header.excessBlobGas().getAsLong()));
    }
    if (header.parentBeaconBlockRoot().isPresent()) {
      out.writeStringField(
          "parentBeaconBlockRoot", header.parentBeaconBlockRoot().get().toHexString());
    }
  }

  private void account(Address address, GenesisAccount account) throws IOException {
    out.writeObjectFieldStart(address.toHex());
    out.writeStringField("balance", account.balance().toQuantityHexString());
    if (account.nonce() != 0) {
      out.writeStringField("nonce", hex(account.nonce()));
    }
    if (!account.code().isEmpty()) {
      out.writeStringField("code", account.code().toHexString());
    }
    if (!account.storage().isEmpty()) {
      out.writeObjectFieldStart("storage");
      for (Map.Entry<UInt256, UInt256> slot : account.storage().entrySet()) {
        out.writeStringField(slot.getKey().toHexString(), slot.getValue().toHexString());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  static void others(Map<String, String> others, JsonGenerator out) throws IOException {
    for (Map.Entry<String, String> other : others.entrySet()) {
      out.writeFieldName(other.getKey());
      out.writeRawValue(other.getValue());
    }
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
