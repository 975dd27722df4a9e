package org.concordat.anchor.proof;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// Who signed a digest: {@link Seals#signer}, or something that answers the same for the same
/// bytes.
@FunctionalInterface
public interface SignerRecovery {
  Optional<Address> signer(Bytes32 digest, Bytes seal);
}
