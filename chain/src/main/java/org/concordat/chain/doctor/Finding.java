package org.concordat.chain.doctor;

import org.concordat.chain.store.Segment;

/// One thing that is wrong with a data directory.
public sealed interface Finding {
  /// What was found, in words.
  String detail();

  /// The chain as a whole: no head, or another network's.
  record InChain(String detail) implements Finding {
    @Override
    public String toString() {
      return "chain: " + detail;
    }
  }

  /// One block.
  record InBlock(long number, Part part, String detail) implements Finding {
    @Override
    public String toString() {
      return "block " + number + ", " + part + ": " + detail;
    }
  }

  /// A table whose entries lead nowhere, or are not there.
  record InIndex(Segment index, String detail) implements Finding {
    @Override
    public String toString() {
      return "table " + index + ": " + detail;
    }
  }

  /// The state after the head block.
  record InState(long number, String detail) implements Finding {
    @Override
    public String toString() {
      return "state of block " + number + ": " + detail;
    }
  }

  /// What of a block.
  enum Part {
    HEADER,
    BODY,
    RECEIPTS,
    SEALS,
    /// Executing it again came to something else.
    EXECUTION
  }
}
