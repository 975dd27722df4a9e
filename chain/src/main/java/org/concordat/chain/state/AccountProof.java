package org.concordat.chain.state;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// What one account holds under a state root, or that it does not exist, with its proof (EIP-1186).
///
/// @param nodes trie nodes from the state root down
public record AccountProof(
    Address address, Optional<Account> account, List<Bytes> nodes, List<SlotProof> slots) {
  public AccountProof {
    nodes = List.copyOf(nodes);
    slots = List.copyOf(slots);
  }

  /// One slot under the account's storage root.
  ///
  /// @param nodes trie nodes from the storage root down; none when the account has no storage
  public record SlotProof(Word key, Word value, List<Bytes> nodes) {
    public SlotProof {
      nodes = List.copyOf(nodes);
    }
  }
}
