package org.concordat.chain.evm;

import java.io.ByteArrayOutputStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Writes code for tests, instruction by instruction.
final class Bytecode {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Bytecode code() {
    return new Bytecode();
  }

  Bytecode op(int... ops) {
    for (int op : ops) {
      out.write(op);
    }
    return this;
  }

  /// Pushes with as many bytes as needed, at least one.
  Bytecode push(long value) {
    return push(Word.of(value));
  }

  Bytecode push(Address address) {
    return push(Word.of(address));
  }

  Bytecode push(Word value) {
    Bytes bytes = value.isZero() ? Bytes.of(0) : value.toMinimalBytes();
    out.write(Opcode.PUSH0 + bytes.size());
    out.writeBytes(bytes.toArrayUnsafe());
    return this;
  }

  Bytecode raw(Bytes bytes) {
    out.writeBytes(bytes.toArrayUnsafe());
    return this;
  }

  /// Returns the word on top of the stack.
  Bytecode returnTop() {
    return push(0).op(Opcode.MSTORE).push(32).push(0).op(Opcode.RETURN);
  }

  /// A call with all gas, no data, and room for one word of result at 0.
  Bytecode call(Address to, long value) {
    return push(32).push(0).push(0).push(0).push(value).push(to).op(Opcode.GAS, Opcode.CALL);
  }

  Bytecode staticCall(Address to) {
    return push(32).push(0).push(0).push(0).push(to).op(Opcode.GAS, Opcode.STATICCALL);
  }

  Bytecode delegateCall(Address to) {
    return push(32).push(0).push(0).push(0).push(to).op(Opcode.GAS, Opcode.DELEGATECALL);
  }

  /// Init code that deploys `code` (at most 255 bytes).
  static Bytes initCode(Bytes code) {
    // PUSH1 size, DUP1, PUSH1 start, PUSH1 0, CODECOPY, PUSH1 0, RETURN is 11 bytes.
    return Bytes.concatenate(
        code()
            .push(code.size())
            .op(Opcode.BEFORE_DUP + 1)
            .push(11)
            .push(0)
            .op(Opcode.CODECOPY)
            .push(0)
            .op(Opcode.RETURN)
            .bytes(),
        code);
  }

  Bytes bytes() {
    return Bytes.wrap(out.toByteArray());
  }
}
