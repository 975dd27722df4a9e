package org.concordat.anchor.evidence;

/// Leaves the reader at the first fault of a file.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ReadResult.Refused refused;

  RefusedException(ReadResult.Fault fault, String where, String reason) {
    super(reason, null, false, false);
    this.refused = new ReadResult.Refused(fault, where, reason);
  }

  ReadResult.Refused refused() {
    return refused;
  }
}
