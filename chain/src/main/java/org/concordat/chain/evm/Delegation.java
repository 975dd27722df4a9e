package org.concordat.chain.evm;

import java.util.Optional;
import org.concordat.genesis.Address;

/// The 23 bytes an account's code is when it has delegated (EIP-7702): 0xef0100 and an address.
public final class Delegation {
  public static final int SIZE = 23;
  private static final int PREFIX = 3;

  private Delegation() {}

  public static Optional<Address> of(byte[] code) {
    boolean designator =
        code.length == SIZE && code[0] == (byte) 0xef && code[1] == 1 && code[2] == 0;
    return designator ? Optional.of(Address.of(code, PREFIX)) : Optional.empty();
  }

  /// The code to store for an account that delegates to `target`.
  public static byte[] designator(Address target) {
    byte[] code = new byte[SIZE];
    code[0] = (byte) 0xef;
    code[1] = 1;
    target.writeTo(code, PREFIX);
    return code;
  }
}
