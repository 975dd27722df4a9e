package org.concordat.chain.evm;

import java.util.concurrent.ArrayBlockingQueue;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;

/// The EVM of one fork. Safe for use by several threads: an execution borrows its frames and shares
/// only analysed code.
public final class Evm {
  /// Frame stacks kept between executions; more run at once, they are only not kept.
  private static final int POOLED_STACKS = 4;

  /// For an execution that is part of a block: what it does must not depend on a node's memory, so
  /// gas alone bounds it.
  public static final long NO_MEMORY_CEILING = Long.MAX_VALUE;

  private final Rules rules;
  private final CodeCompiler compiler;
  private final CodeCache codes = new CodeCache();
  private final ArrayBlockingQueue<FrameStack> idle = new ArrayBlockingQueue<>(POOLED_STACKS);

  /// An EVM that interprets everything.
  public Evm(Fork fork, CodeLimits limits) {
    this(fork, limits, CodeCompiler.NONE);
  }

  public Evm(Fork fork, CodeLimits limits, CodeCompiler compiler) {
    this.rules = new Rules(fork, limits);
    this.compiler = compiler;
  }

  /// Runs a message to its end. Call depth is bounded by 1024 frames on the heap; the Java stack
  /// does not grow with it. After anything but a [Outcome.Success] the host is as it was, but for
  /// what the caller did before.
  public Outcome execute(
      Message message, Host host, BlockContext block, TransactionContext transaction) {
    return run(message, host, block, transaction, compiler, NO_MEMORY_CEILING);
  }

  /// As above, for an execution outside a block. It runs programs that blocks have paid for and
  /// pays for none: nobody is charged for it, so it must not make classes or push others' out.
  ///
  /// @param memoryCeiling bytes of memory all frames together may come to; the frame that would go
  ///   above it halts
  public Outcome simulate(
      Message message,
      Host host,
      BlockContext block,
      TransactionContext transaction,
      long memoryCeiling) {
    return run(message, host, block, transaction, CodeCompiler.NONE, memoryCeiling);
  }

  private Outcome run(
      Message message,
      Host host,
      BlockContext block,
      TransactionContext transaction,
      CodeCompiler payee,
      long memoryCeiling) {
    FrameStack frames = borrow();
    frames.limitMemory(memoryCeiling);
    Outcome outcome =
        new Machine(rules, codes, payee, frames, host, block, transaction).run(message);
    // Not in a finally: frames are in no defined state after the host has thrown.
    frames.trim();
    idle.offer(frames);
    return outcome;
  }

  /// Whether this fork has a precompile there: it is warm from a transaction's start (EIP-2929).
  public boolean isPrecompile(Address account) {
    return rules.precompiles.at(account) != null;
  }

  private FrameStack borrow() {
    FrameStack frames = idle.poll();
    return frames != null ? frames : new FrameStack();
  }
}
