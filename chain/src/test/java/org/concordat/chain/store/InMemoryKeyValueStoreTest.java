package org.concordat.chain.store;

class InMemoryKeyValueStoreTest extends KeyValueStoreContract {
  @Override
  KeyValueStore create() {
    return new InMemoryKeyValueStore();
  }
}
