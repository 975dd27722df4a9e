package org.concordat.genesis.config;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.Json;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Reads the top level of a genesis file.
final class GenesisReader {
  private GenesisReader() {}

  static GenesisFile read(Json json) {
    Section root = Section.of("", json);
    root.optional("number", Scalar::path);
    root.optional("gasUsed", Scalar::path);
    GenesisHeader header = header(root);
    GenesisConfig config = ConfigReader.read(root.sectionOrAbsent("config"), header.gasLimit());
    return new GenesisFile(
        config, header, AllocReader.read(root.sectionOrAbsent("alloc")), root.unread());
  }

  private static GenesisHeader header(Section root) {
    return new GenesisHeader(
        root.optional("timestamp", Scalar::number).orElse(0L),
        gasLimit(root),
        root.required("difficulty", Scalar::quantity),
        root.optional("mixHash", Scalar::word).orElse(Bytes32.ZERO),
        root.optional("nonce", Scalar::hexLong).orElse(0L),
        root.optional("coinbase", GenesisReader::coinbase).orElse(Address.ZERO),
        root.optional("parentHash", Scalar::word).orElse(Bytes32.ZERO),
        root.optional("extraData", Scalar::bytes).orElse(Bytes.EMPTY),
        root.optional("baseFeePerGas", Scalar::quantity),
        gas(root, "blobGasUsed"),
        gas(root, "excessBlobGas"),
        root.optional("parentBeaconBlockRoot", Scalar::word));
  }

  private static long gasLimit(Section root) {
    Optional<Long> limit = root.optional("gasLimit", Scalar::number);
    Optional<Long> alias = root.optional("gasTarget", Scalar::number);
    return limit.or(() -> alias).orElseThrow(() -> root.refuse("gasLimit", "this key is required"));
  }

  /// Besu takes an empty text for no address.
  private static Address coinbase(Scalar value) {
    return value.text().isEmpty() ? Address.ZERO : value.address();
  }

  private static OptionalLong gas(Section root, String key) {
    Optional<Long> value = root.optional(key, Scalar::gasHex);
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
