package org.concordat.deploy.outcome;

/// What the process' exit status means; docs/exit-codes.md is this list for users.
public enum ExitCode {
  /// Done, and every verdict is `valid`.
  OK(0),
  /// The work was done and the answer is no: a verdict other than `valid`, a check that failed.
  CHECK_FAILED(1),
  /// The command line or an input file is wrong; nothing was changed.
  BAD_INPUT(2),
  /// Something around the program is in the way: a port, a directory, an endpoint, a database file.
  ENVIRONMENT(3),
  /// A fault of the program itself.
  INTERNAL(70);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
