package org.concordat.chain.evm;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;

/// A host with a sender, and one EVM of a fork to run code on it.
final class Scene {
  static final Address SENDER = new Address(0, 0, 0x5e4d);
  static final Address CONTRACT = new Address(0, 0, 0xc0de);
  static final Address OTHER = new Address(0, 0, 0x07e4);
  static final Address COINBASE = new Address(0x1111_1111_1111_1111L, 0, 0xcb);
  static final long GAS = 10_000_000;
  private static final int LAST_PRECOMPILE = 0x100;

  static final BlockContext BLOCK =
      new BlockContext(
          1_000,
          1_700_000_000,
          COINBASE,
          30_000_000,
          Word.of(77),
          Word.of(7),
          Word.of(3),
          Word.of(20_261));

  static final TransactionContext TRANSACTION =
      new TransactionContext(SENDER, Word.of(9), List.of(Bytes32.leftPad(Bytes.of(1))));

  final InMemoryHost host = new InMemoryHost();
  private final Evm evm;

  Scene(Fork fork) {
    this(fork, CodeCompiler.NONE);
  }

  Scene(Fork fork, CodeCompiler compiler) {
    this(fork, CodeLimits.MAINNET, compiler);
  }

  Scene(Fork fork, CodeLimits limits, CodeCompiler compiler) {
    this.evm = new Evm(fork, limits, compiler);
    host.account(SENDER, 1, Word.of(1_000_000), Bytes.EMPTY);
    host.warm(SENDER);
    for (int number = 1; number <= LAST_PRECOMPILE; number++) {
      Address address = new Address(0, 0, number);
      if (evm.isPrecompile(address)) {
        host.warm(address);
      }
    }
  }

  static Scene at(Fork fork) {
    return new Scene(fork);
  }

  Scene code(Address address, Bytecode code) {
    host.account(address, 1, Word.of(500), code.bytes());
    return this;
  }

  Outcome call(Bytecode code) {
    return call(code, Bytes.EMPTY, GAS);
  }

  Outcome call(Bytecode code, Bytes data, long gas) {
    code(CONTRACT, code);
    return call(CONTRACT, Word.ZERO, data, gas);
  }

  Outcome call(Address target, Word value, Bytes data, long gas) {
    host.warm(target);
    Message message = Message.call(SENDER, target, value, data, gas);
    return evm.execute(message, host, BLOCK, TRANSACTION);
  }

  /// As outside a block, with a ceiling on memory.
  Outcome callWithin(long memoryCeiling, Bytecode code, long gas) {
    code(CONTRACT, code);
    host.warm(CONTRACT);
    Message message = Message.call(SENDER, CONTRACT, Word.ZERO, Bytes.EMPTY, gas);
    return evm.simulate(message, host, BLOCK, TRANSACTION, memoryCeiling);
  }

  Outcome create(Bytes initCode, long gas) {
    Address target = ContractAddress.ofCreate(SENDER, 0);
    Message message = Message.create(SENDER, target, Word.of(5), initCode, gas);
    return evm.execute(message, host, BLOCK, TRANSACTION);
  }

  /// The word the code returns.
  Word result(Bytecode code) {
    return word(call(code));
  }

  /// Gas the code uses.
  long gasUsed(Bytecode code) {
    return GAS - success(call(code)).gasLeft();
  }

  static Outcome.Success success(Outcome outcome) {
    if (outcome instanceof Outcome.Success success) {
      return success;
    }
    throw new AssertionError("expected success, got " + outcome);
  }

  static Word word(Outcome outcome) {
    return Word.of(success(outcome).output());
  }
}
