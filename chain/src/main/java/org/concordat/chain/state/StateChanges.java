package org.concordat.chain.state;

import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// Everything a block changed in the state.
///
/// @param accounts only the accounts that changed
/// @param code new code by its hash
public record StateChanges(Map<Address, AccountChange> accounts, Map<Bytes32, Bytes> code) {
  public StateChanges {
    accounts = Map.copyOf(accounts);
    code = Map.copyOf(code);
  }
}
