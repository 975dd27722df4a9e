package org.concordat.genesis.config;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.concordat.genesis.Address;

/// QBFT's `extraData` for block 0: the RLP list of vanity, validators, vote, round and seals, where
/// only the validators can hold anything.
public final class GenesisExtraData {
  private GenesisExtraData() {}

  /// Block-header mode: the validators stand in the header, ascending and each once.
  public static Bytes ofValidators(Collection<Address> validators) {
    return encode(List.copyOf(new TreeSet<>(validators)));
  }

  /// Contract mode: the validators stand in the contract's storage.
  public static Bytes ofContractMode() {
    return encode(List.of());
  }

  private static Bytes encode(List<Address> validators) {
    return RLP.encodeList(list -> {
      list.writeValue(Bytes32.ZERO);
      list.writeList(validators, (inner, address) -> inner.writeValue(address.bytes()));
      list.writeList(_ -> {});
      list.writeInt(0);
      list.writeList(_ -> {});
    });
  }
}
