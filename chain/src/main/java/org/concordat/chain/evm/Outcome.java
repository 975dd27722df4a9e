package org.concordat.chain.evm;

import org.apache.tuweni.bytes.Bytes;

/// How a top-level message ended. After [Revert] and [Halt] every change made through the [Host]
/// has been undone; logs and state of a [Success] are in the host.
public sealed interface Outcome {
  /// Gas to give back before refunds.
  long gasLeft();

  /// @param output what RETURN returned; for a creation, the deployed code
  /// @param refund the refund counter, not yet capped (EIP-3529 caps it at a fifth of the gas used)
  record Success(Bytes output, long gasLeft, long refund) implements Outcome {}

  record Revert(Bytes output, long gasLeft) implements Outcome {}

  record Halt(HaltReason reason) implements Outcome {
    @Override
    public long gasLeft() {
      return 0;
    }
  }
}
