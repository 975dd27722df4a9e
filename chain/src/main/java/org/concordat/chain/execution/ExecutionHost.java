package org.concordat.chain.execution;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.evm.Host;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// The EVM's world: journalled state and the hashes of earlier blocks.
final class ExecutionHost implements Host {
  private static final long BLOCK_HASH_WINDOW = 256;

  private final JournaledState state;
  private final Evm evm;
  private final BlockHashes hashes;
  private final long number;

  ExecutionHost(JournaledState state, Evm evm, BlockHashes hashes, long number) {
    this.state = state;
    this.evm = evm;
    this.hashes = hashes;
    this.number = number;
  }

  @Override
  public boolean isEmpty(Address account) {
    return state.isEmpty(account);
  }

  @Override
  public Word balance(Address account) {
    return state.balance(account);
  }

  @Override
  public long nonce(Address account) {
    return state.nonce(account);
  }

  @Override
  public void setNonce(Address account, long nonce) {
    state.setNonce(account, nonce);
  }

  @Override
  public byte[] code(Address account) {
    return state.code(account);
  }

  @Override
  public Bytes32 codeHash(Address account) {
    return state.codeHash(account);
  }

  @Override
  public void setCode(Address account, byte[] code) {
    state.setCode(account, code);
  }

  @Override
  public Word storage(Address account, Word key) {
    return state.storage(account, key);
  }

  @Override
  public Word originalStorage(Address account, Word key) {
    return state.originalStorage(account, key);
  }

  @Override
  public void setStorage(Address account, Word key, Word value) {
    state.setStorage(account, key, value);
  }

  @Override
  public Word transientStorage(Address account, Word key) {
    return state.transientStorage(account, key);
  }

  @Override
  public void setTransientStorage(Address account, Word key, Word value) {
    state.setTransientStorage(account, key, value);
  }

  /// Precompiles are warm from a transaction's start; nothing has to remember them.
  @Override
  public boolean warm(Address account) {
    return evm.isPrecompile(account) || state.warm(account);
  }

  @Override
  public boolean warm(Address account, Word key) {
    return state.warm(account, key);
  }

  @Override
  public void transfer(Address from, Address to, Word value) {
    state.transfer(from, to, value);
  }

  @Override
  public boolean collides(Address account) {
    return state.collides(account);
  }

  @Override
  public void create(Address account) {
    state.create(account);
  }

  @Override
  public boolean createdInTransaction(Address account) {
    return state.createdInTransaction(account);
  }

  @Override
  public void selfDestruct(Address account) {
    state.selfDestruct(account);
  }

  @Override
  public void log(Log log) {
    state.log(log);
  }

  @Override
  public int snapshot() {
    return state.snapshot();
  }

  @Override
  public void revertTo(int snapshot) {
    state.revertTo(snapshot);
  }

  @Override
  public Bytes32 blockHash(long asked) {
    boolean inWindow = asked >= 0 && asked < number && asked >= number - BLOCK_HASH_WINDOW;
    return inWindow ? hashes.hashOf(asked) : Bytes32.ZERO;
  }
}
