package org.concordat.genesis.keys;

import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;

/// Keeps data keys safe at rest under a key-encryption key that stays inside. Implementations are
/// safe for any number of threads.
public interface KeyWrapping {
  /// Names the key-encryption key without telling anything about it.
  String keyId();

  /// Encrypts a data key of 32 bytes.
  ///
  /// @param context what the data key is for, such as a row's id: unwrapping asks for the same
  ///   bytes, so that a wrapped key moved elsewhere is noticed
  /// @throws IllegalArgumentException if the key has not 32 bytes or hides them
  Bytes wrap(SecretKey dataKey, Bytes context);

  UnwrapResult unwrap(Bytes wrapped, Bytes context);
}
