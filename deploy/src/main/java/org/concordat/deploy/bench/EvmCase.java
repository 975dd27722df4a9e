package org.concordat.deploy.bench;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// One thing to measure: a contract with `run(uint256 rounds)` that does something that many times
/// and returns the gas this took, so that every candidate reports its own work exactly.
///
/// @param target the contract to call
/// @param accounts what has to be in genesis for it
record EvmCase(String name, Address target, SortedMap<Address, GenesisAccount> accounts) {
  private static final Bytes RUN =
      Keccak.hash(Bytes.wrap("run(uint256)".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
          .slice(0, 4);

  /// GAS, then the argument: the gas at the start stays below the rounds still to do.
  private static final String START = "5a 6004 35";

  private static final String UNLESS_ZERO = "5b 80 15";
  private static final String JUMPI = "57";
  private static final String LESS_ONE = "6001 90 03";
  private static final String JUMP = "56";
  private static final String RETURN_GAS_USED = "5b 50 5a 90 03 5f 52 6020 5f f3";

  /// A loop over `body`, which leaves the stack as it found it: rounds left on top.
  ///
  /// @param set executed once before
  static EvmCase loop(String name, Address target, String set, Bytes body) {
    Assembly code = new Assembly().hex(set).hex(START);
    int start = code.size();
    int size = code.size() + 3 + 3 + 1 + body.size() + 4 + 3 + 1;
    code.hex(UNLESS_ZERO).pushPlace(size).hex(JUMPI);
    code.hex(body.toUnprefixedHexString()).hex(LESS_ONE).pushPlace(start).hex(JUMP);
    code.hex(RETURN_GAS_USED);
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    accounts.put(target, GenesisAccount.ofContract(code.bytes(), new TreeMap<>()));
    return new EvmCase(name, target, accounts);
  }

  /// As the case is, with another account beside its contract.
  EvmCase with(Address address, Bytes code) {
    SortedMap<Address, GenesisAccount> more = new TreeMap<>(accounts);
    more.put(address, GenesisAccount.ofContract(code, new TreeMap<>()));
    return new EvmCase(name, target, more);
  }

  static Bytes callData(long rounds) {
    return Bytes.concatenate(RUN, Word.of(rounds).toBytes32());
  }
}
