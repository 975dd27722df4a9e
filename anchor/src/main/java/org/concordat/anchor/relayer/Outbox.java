package org.concordat.anchor.relayer;

/// The relayer's memory. A state that was written is there after any crash; a write that did not
/// return leaves either the old or the new state.
public interface Outbox {
  /// The last state written, {@link OutboxState.Idle} at first.
  ///
  /// @throws org.concordat.anchor.AnchorException when it is damaged or cannot be read
  OutboxState read();

  /// @throws org.concordat.anchor.AnchorException when it cannot be written
  void write(OutboxState state);
}
