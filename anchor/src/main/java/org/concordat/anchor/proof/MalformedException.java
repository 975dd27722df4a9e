package org.concordat.anchor.proof;

/// Input that is not what it claims to be. Checked, so that no caller forgets that bytes from
/// outside can be anything.
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedException(String reason) {
    super(reason, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
