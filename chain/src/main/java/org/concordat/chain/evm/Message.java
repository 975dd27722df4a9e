package org.concordat.chain.evm;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// The call or creation a transaction asks for.
///
/// The caller of the EVM has bought gas, raised the sender's nonce, warmed what the fork warms
/// (sender, target, coinbase, precompiles, access list) and knows that the sender can pay `value`.
/// The EVM itself warms the delegate of a delegated target (EIP-7702) and a created address.
///
/// @param target the account called, or the address the new contract gets
/// @param data call data, or init code
/// @param gas what is left after the intrinsic gas
public record Message(Kind kind, Address caller, Address target, Word value, Bytes data, long gas) {
  public enum Kind {
    CALL,
    CREATE
  }

  public Message {
    if (gas < 0) {
      throw new IllegalArgumentException("negative gas");
    }
  }

  public static Message call(Address caller, Address target, Word value, Bytes data, long gas) {
    return new Message(Kind.CALL, caller, target, value, data, gas);
  }

  /// @param target the address derived from the caller and the nonce it had before
  public static Message create(
      Address caller, Address target, Word value, Bytes initCode, long gas) {
    return new Message(Kind.CREATE, caller, target, value, initCode, gas);
  }
}
