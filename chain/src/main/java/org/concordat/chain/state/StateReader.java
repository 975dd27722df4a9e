package org.concordat.chain.state;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Read access to the state at one root. Implementations are immutable: the same question always
/// gets the same answer.
public interface StateReader {
  Optional<Account> account(Address address);

  /// The value of a slot, zero when it was never written.
  ///
  /// @param storageRoot as in the account, so that no reader looks the account up twice
  Word storage(Address address, Bytes32 storageRoot, Word key);

  /// The code with this hash; the array is shared and must not be written to.
  byte[] code(Bytes32 codeHash);
}
