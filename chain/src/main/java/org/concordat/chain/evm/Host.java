package org.concordat.chain.evm;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// What the EVM needs from the world around it: state as one transaction sees it. The EVM owns this
/// port; `chain.execution` implements it over journalled state.
///
/// Every change made through it since a [#snapshot] is undone by [#revertTo], the warm sets, logs,
/// transient storage and scheduled self-destructs included. Byte arrays returned are shared:
/// callers never write to them.
public interface Host {
  /// Dead in the sense of EIP-161: no nonce, no balance, no code.
  boolean isEmpty(Address account);

  Word balance(Address account);

  long nonce(Address account);

  void setNonce(Address account, long nonce);

  /// The code as stored: for a delegated account (EIP-7702) the 23-byte designator. Never null.
  byte[] code(Address account);

  /// Keccak of [#code]; 32 zero bytes for an account that [#isEmpty].
  Bytes32 codeHash(Address account);

  void setCode(Address account, byte[] code);

  Word storage(Address account, Word key);

  /// The value before this transaction (EIP-2200).
  Word originalStorage(Address account, Word key);

  void setStorage(Address account, Word key, Word value);

  Word transientStorage(Address account, Word key);

  void setTransientStorage(Address account, Word key, Word value);

  /// Marks the account warm (EIP-2929).
  ///
  /// @return true when it was warm already
  boolean warm(Address account);

  /// Marks the slot warm (EIP-2929).
  ///
  /// @return true when it was warm already
  boolean warm(Address account, Word key);

  /// Moves `value`; the caller has checked the balance. Touches both accounts, for zero as well
  /// (EIP-161). `from` and `to` may be the same account.
  void transfer(Address from, Address to, Word value);

  /// Whether a CREATE onto this address must fail: it has a nonce or code (EIP-684) or storage
  /// (EIP-7610).
  boolean collides(Address account);

  /// Starts a contract at `account`: nonce 1, no code, no storage, its balance kept, remembered as
  /// created in this transaction (EIP-6780).
  void create(Address account);

  boolean createdInTransaction(Address account);

  /// Sets the balance to zero and schedules deletion at the end of the transaction. The EVM has
  /// moved the balance before: what is left is the balance of an account that named itself as
  /// beneficiary, and is burnt.
  void selfDestruct(Address account);

  void log(Log log);

  int snapshot();

  void revertTo(int snapshot);

  /// BLOCKHASH: zero when `number` is outside the last 256 blocks.
  Bytes32 blockHash(long number);
}
