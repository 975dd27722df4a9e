package org.concordat.genesis.keys;

import javax.crypto.SecretKey;

/// What {@link KeyWrapping#unwrap} found.
public sealed interface UnwrapResult {
  /// @param dataKey an AES key of 32 bytes
  record Unwrapped(SecretKey dataKey) implements UnwrapResult {
    /// Without the key.
    @Override
    public String toString() {
      return "Unwrapped[]";
    }
  }

  /// @param reason for an operator; holds no secret
  record Rejected(String reason) implements UnwrapResult {}
}
