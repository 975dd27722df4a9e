package org.concordat.genesis.network;

import java.util.List;
import java.util.Map;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// What the genesis state holds besides funded accounts: the system contracts with their initial
/// storage. A port, because their code belongs to `governance`.
@FunctionalInterface
public interface Predeploys {
  Map<Address, GenesisAccount> alloc(List<Member> members);
}
