package org.concordat.chain.consensus;

import java.util.Optional;
import org.concordat.ibft.message.SafetyRecord;

/// Where a validator keeps what it must remember after a crash. Not thread-safe: the consensus loop
/// is its only user.
public interface SafetyStore {
  Optional<SafetyRecord> load();

  /// Returns when the record would survive a loss of power.
  ///
  /// @throws org.concordat.chain.ChainException when it cannot be made durable; nothing may be
  ///   signed then
  void save(SafetyRecord record);
}
