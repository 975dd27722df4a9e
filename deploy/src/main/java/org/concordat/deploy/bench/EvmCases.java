package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// The programs of `concordat bench evm`: instruction families by themselves, then three contracts
/// as the Solidity compiler makes them.
final class EvmCases {
  private static final int FIRST_ADDRESS = 0x1000;
  private static final Address CALLEE = new Address(0, 0, 0x1fff);

  /// PUSH0, SLOAD, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN.
  private static final Bytes CALLEE_CODE = Bytes.fromHexString("0x5f545f5260205ff3");

  private static final String BIG =
      "7f f3a1c5d7e9fbdcba98765432100123456789abcdef1032547698badcfe1f2e3d";
  private static final String MODULUS =
      "7f 30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47";

  private final List<EvmCase> cases;

  private EvmCases(List<EvmCase> cases) {
    this.cases = cases;
  }

  static EvmCases all() {
    int at = FIRST_ADDRESS;
    return new EvmCases(
        List.of(
            // Each body finds the rounds left on top of the stack and leaves them there.
            loop("add, mul, xor", at++, 16, "80 80 " + BIG + " 01 02 80 18 50"),
            loop("add, mul on small numbers", at++, 16, "80 6007 01 6003 02 80 03 50"),
            loop("mulmod, addmod", at++, 8, MODULUS + BIG + "82 09 " + MODULUS + "90 82 08 50"),
            loop("div, mod", at++, 8, "80 " + BIG + "04 " + MODULUS + BIG + "06 04 50"),
            loop("exp", at++, 4, "67 ffffffffffffffff " + BIG + "0a 50"),
            loop("compare, shift", at++, 8, "80 6103e8 10 15 60 05 1b 8160031c 17 50"),
            loop("keccak", at++, 8, "6040 5f 20 50"),
            loop("keccak of 1 KiB", at++, 4, "610400 5f 20 50"),
            loop("memory", at++, 8, "80 6020 52 6020 51 6040 52 6060 5f 610100 5e"),
            loop("storage reads", at++, 8, "80 6007 16 54 50"),
            loop("storage writes", at++, 4, "80 81 6007 16 55"),
            loop("calls", at++, 4, "6020 5f 5f 5f 5f 611fff 5a f1 50").with(CALLEE, CALLEE_CODE),
            loop("static calls", at, 4, "6020 5f 5f 5f 611fff 5a fa 50").with(CALLEE, CALLEE_CODE),
            contract("ERC-20 transfer", "TransferLoop", 0x2010),
            contract("constant-product swap", "SwapLoop", 0x2011),
            contract("Groth16 verification", "ProofLoop", 0x2012)));
  }

  List<EvmCase> list() {
    return cases;
  }

  /// What all of them need in genesis.
  SortedMap<Address, GenesisAccount> accounts() {
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    cases.forEach(one -> accounts.putAll(one.accounts()));
    return accounts;
  }

  private static EvmCase loop(String name, int address, int times, String body) {
    return EvmCase.loop(
        name, new Address(0, 0, address), "", new Assembly().repeat(times, body).bytes());
  }

  private static EvmCase contract(String name, String loop, int address) {
    Address target = new Address(0, 0, address);
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    accounts.put(target, deployed(loop));
    accounts.put(new Address(0, 0, 0x2000), deployed("Token"));
    accounts.put(new Address(0, 0, 0x2001), deployed("Token"));
    accounts.put(new Address(0, 0, 0x2002), deployed("Pair"));
    accounts.put(new Address(0, 0, 0x2003), deployed("Groth16Verifier"));
    return new EvmCase(name, target, accounts);
  }

  private static GenesisAccount deployed(String contract) {
    try (InputStream in = EvmCases.class.getResourceAsStream(contract + ".json")) {
      String code =
          new ObjectMapper()
              .readTree(Objects.requireNonNull(in, contract))
              .required("deployedBytecode")
              .asText();
      return GenesisAccount.ofContract(Bytes.fromHexString(code), new TreeMap<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
