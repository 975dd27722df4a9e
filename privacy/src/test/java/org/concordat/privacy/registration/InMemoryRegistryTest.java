package org.concordat.privacy.registration;

class InMemoryRegistryTest extends RegistryContract {
  private final InMemoryRegistry registry = new InMemoryRegistry();

  @Override
  protected Registry registry() {
    return registry;
  }

  @Override
  protected void mine() {
    registry.mine();
  }

  @Override
  protected Registry outsider() {
    InMemoryRegistry expelled = new InMemoryRegistry();
    expelled.expelMember();
    return expelled;
  }
}
