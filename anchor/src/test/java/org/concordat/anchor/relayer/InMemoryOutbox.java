package org.concordat.anchor.relayer;

/// An outbox that survives as long as the object.
final class InMemoryOutbox implements Outbox {
  private OutboxState state = new OutboxState.Idle();

  @Override
  public OutboxState read() {
    return state;
  }

  @Override
  public void write(OutboxState newState) {
    state = newState;
  }
}
