package org.concordat.anchor.relayer;

class InMemoryOutboxTest extends OutboxContract {
  @Override
  Outbox open() {
    return new InMemoryOutbox();
  }

  @Override
  Outbox reopen(Outbox outbox) {
    return outbox;
  }
}
