package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.genesis.Address;

/// A message to be tried out on a state, signed by nobody.
///
/// @param to empty to try a contract creation
/// @param gas capped by [Simulator#GAS_CAP], which is also the default
/// @param gasPrice 0 for free, whatever the base fee
public record CallRequest(
    Address from,
    Optional<Address> to,
    OptionalLong gas,
    Word gasPrice,
    Word value,
    Bytes data,
    List<AccessListEntry> accessList) {
  public CallRequest {
    accessList = List.copyOf(accessList);
  }

  /// A free call of a view function, from the zero address.
  public static CallRequest view(Address contract, Bytes data, long gas) {
    return new CallRequest(
        Address.ZERO,
        Optional.of(contract),
        OptionalLong.of(gas),
        Word.ZERO,
        Word.ZERO,
        data,
        List.of());
  }

  CallRequest withGas(long newGas) {
    return new CallRequest(from, to, OptionalLong.of(newGas), gasPrice, value, data, accessList);
  }
}
