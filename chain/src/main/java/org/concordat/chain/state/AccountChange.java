package org.concordat.chain.state;

import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;

/// What a block did to one account.
public sealed interface AccountChange {
  /// The account and all its storage are gone.
  record Deleted() implements AccountChange {}

  /// The account's new content.
  ///
  /// @param storageCleared the slots start from nothing, whatever the account held before
  /// @param slots the slots that changed; zero removes one
  record Written(
      long nonce, Word balance, Bytes32 codeHash, boolean storageCleared, Map<Word, Word> slots)
      implements AccountChange {
    public Written {
      slots = Map.copyOf(slots);
    }
  }
}
