package org.concordat.governance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.web3j.crypto.Hash;

/// A member organisation as the constitution knows it.
///
/// @param signer the account that proposes, approves and registers for it
/// @param validator the address of its validator node, where it runs one
/// @param nameHash Keccak-256 of its name in UTF-8: the name itself stays off the chain
public record SeatedMember(Address signer, Optional<Address> validator, Bytes32 nameHash) {
  public SeatedMember {
    if (signer.equals(Address.ZERO) || validator.filter(Address.ZERO::equals).isPresent()) {
      throw new IllegalArgumentException("the zero address belongs to nobody");
    }
  }

  public static SeatedMember named(String name, Address signer, Address validator) {
    byte[] hash = Hash.sha3(name.getBytes(StandardCharsets.UTF_8));
    return new SeatedMember(signer, Optional.of(validator), Bytes32.wrap(hash));
  }
}
