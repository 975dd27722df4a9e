package org.concordat.chain.evm;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.precompile.Precompile;
import org.concordat.chain.evm.word.Stacks;
import org.concordat.genesis.Address;

/// One execution: the frames and what they run against. The loop over frames is here, the loop over
/// instructions in [Interpreter].
final class Machine {
  private static final Address RIPEMD_160 = new Address(0, 0, 3);

  final Rules rules;
  final Host host;
  final BlockContext block;
  final TransactionContext transaction;
  private final CodeCache codes;
  private final CodeCompiler compiler;
  private final FrameStack frames;
  private boolean ripemdCalled;

  Machine(
      Rules rules,
      CodeCache codes,
      CodeCompiler compiler,
      FrameStack frames,
      Host host,
      BlockContext block,
      TransactionContext transaction) {
    this.rules = rules;
    this.codes = codes;
    this.compiler = compiler;
    this.frames = frames;
    this.host = host;
    this.block = block;
    this.transaction = transaction;
  }

  Outcome run(Message message) {
    Outcome outcome =
        switch (message.kind()) {
          case CALL -> runCall(message);
          case CREATE -> runCreation(message);
        };
    if (ripemdCalled && outcome instanceof Outcome.Success) {
      host.transfer(RIPEMD_160, RIPEMD_160, Word.ZERO);
    }
    return outcome;
  }

  /// Notes a call for [Rules#keepsRipemdTouch].
  void called(Address target) {
    ripemdCalled |= rules.keepsRipemdTouch && target.equals(RIPEMD_160);
  }

  /// The frame a callee of `caller` runs in.
  Frame callee(Frame caller) {
    return frames.at(caller.depth + 1);
  }

  /// Code to run for a call to `account`: its delegate's if it has delegated. No precompile runs
  /// for a delegated account.
  Code code(Address account) {
    byte[] code = host.code(account);
    return code.length == 0 ? Code.EMPTY : codes.get(host.codeHash(account), code);
  }

  private Outcome runCall(Message message) {
    int snapshot = host.snapshot();
    host.transfer(message.caller(), message.target(), message.value());
    Precompile precompile = rules.precompiles.at(message.target());
    if (precompile != null) {
      return runPrecompile(message, precompile, snapshot);
    }
    Code code = code(codeAddress(message.target()));
    if (code.size == 0) {
      return new Outcome.Success(Bytes.EMPTY, message.gas(), 0);
    }
    Frame frame = top(message, code, snapshot);
    byte[] input = message.data().toArrayUnsafe();
    frame.input(input, 0, input.length);
    return loop(frame);
  }

  private Address codeAddress(Address target) {
    if (!rules.delegates) {
      return target;
    }
    Address code = Delegation.of(host.code(target)).orElse(target);
    host.warm(code);
    return code;
  }

  private Outcome runPrecompile(Message message, Precompile precompile, int snapshot) {
    byte[] input = message.data().toArrayUnsafe();
    long cost = precompile.gas(input);
    if (cost > message.gas()) {
      host.revertTo(snapshot);
      return new Outcome.Halt(HaltReason.OUT_OF_GAS);
    }
    byte[] output = precompile.run(input).orElse(null);
    if (output == null) {
      host.revertTo(snapshot);
      return new Outcome.Halt(HaltReason.PRECOMPILE_REFUSED);
    }
    return new Outcome.Success(Bytes.wrap(output), message.gas() - cost, 0);
  }

  private Outcome runCreation(Message message) {
    host.warm(message.target());
    if (host.collides(message.target())) {
      return new Outcome.Halt(HaltReason.ADDRESS_COLLISION);
    }
    int snapshot = host.snapshot();
    host.create(message.target());
    host.transfer(message.caller(), message.target(), message.value());
    byte[] initCode = message.data().toArrayUnsafe();
    Frame frame = top(message, new Code(initCode, 0, initCode.length), snapshot);
    frame.creation = true;
    frame.input(Frame.NO_BYTES, 0, 0);
    return loop(frame);
  }

  private Frame top(Message message, Code code, int snapshot) {
    Frame frame = frames.at(0);
    frame.creation = false;
    frame.isStatic = false;
    frame.self = message.target();
    frame.caller = message.caller();
    frame.value = message.value();
    frame.snapshot = snapshot;
    frame.start(code, message.gas());
    return frame;
  }

  /// Runs frames, innermost first, until the top one has ended.
  private Outcome loop(Frame top) {
    Frame frame = top;
    while (true) {
      long ending = run(frame);
      if (ending == Interpreter.CALLING) {
        frame = callee(frame);
        continue;
      }
      account(frame, ending);
      ending = settle(frame, ending);
      if (frame.depth == 0) {
        Outcome outcome = outcome(frame, ending);
        frame.end();
        return outcome;
      }
      Frame caller = frames.at(frame.depth - 1);
      resume(caller, frame, ending);
      frame.end();
      frame = caller;
    }
  }

  /// Runs one frame until it ends or calls, compiled where its code is.
  private long run(Frame frame) {
    Program program = frame.code.program(compiler, rules.fork);
    if (program == null) {
      return Interpreter.run(this, frame);
    }
    long ending = program.run(this, frame);
    return ending == Program.INTERPRET ? Interpreter.run(this, frame) : ending;
  }

  /// Warms the code by the gas its frame used without its callees'. Gas that a halt took was not
  /// worked for, and warms nothing.
  private void account(Frame frame, long ending) {
    if (compiler.equals(CodeCompiler.NONE)) {
      return;
    }
    long used = ending < 0 ? frame.startGas : frame.startGas - frame.gas;
    if (ending >= 0) {
      frame.code.warm(used - frame.calleeGas);
    }
    if (frame.depth > 0) {
      frames.at(frame.depth - 1).calleeGas += used;
    }
  }

  /// Deploys what a creation returned; undoes what a failed frame did.
  private long settle(Frame frame, long ending) {
    long settled =
        ending == Interpreter.STOPPED && frame.creation ? Creations.deploy(this, frame) : ending;
    if (settled != Interpreter.STOPPED) {
      host.revertTo(frame.snapshot);
    }
    return settled;
  }

  private static Outcome outcome(Frame frame, long ending) {
    if (ending < 0) {
      return new Outcome.Halt(HaltReason.ofSignal(ending));
    }
    Bytes output = Bytes.wrap(frame.output());
    return ending == Interpreter.STOPPED
        ? new Outcome.Success(output, frame.gas, frame.refund)
        : new Outcome.Revert(output, frame.gas);
  }

  /// Hands the callee's result to its caller, whose result word is on top of its stack.
  private static void resume(Frame caller, Frame callee, long ending) {
    int result = caller.sp - Stacks.LONGS;
    if (ending < 0) {
      Stacks.put(caller.stack, result, 0);
      return;
    }
    caller.gas += callee.gas;
    boolean success = ending == Interpreter.STOPPED;
    if (success) {
      caller.refund += callee.refund;
    }
    if (callee.creation && success) {
      Stacks.put(caller.stack, result, callee.self);
      return;
    }
    Stacks.put(caller.stack, result, success ? 1 : 0);
    caller.receive(callee.output(), callee.resultOffset, callee.resultSize);
  }

  boolean canPay(Address account, Word value) {
    return host.balance(account).compareTo(value) >= 0;
  }
}
