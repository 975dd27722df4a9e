package org.concordat.privacy;

import org.jspecify.annotations.Nullable;

/// An environment fault: something outside this module is not as it has to be. Its message says
/// what happened and what to do; it never holds an attribute, a subject identifier or key material.
/// Rejected input is not an exception, see the sealed results of the packages.
public final class PrivacyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The closed set of faults. The name is part of the interface: exit codes and alerts hang on it.
  public enum Code {
    /// The vault's directory or database cannot be reached or created.
    VAULT_UNAVAILABLE(
        "check that the path exists, the disk has room and the database accepts connections"),
    /// The vault's directory or database refuses writes.
    VAULT_READ_ONLY(
        "make the vault directory and its files writable for this user, or choose another one"),
    /// Another process holds the vault.
    VAULT_IN_USE("stop the other process that uses this vault; a vault has one owner at a time"),
    /// The database file or a value in it is damaged.
    VAULT_CORRUPT("keep the damaged files for analysis and restore the vault from its last backup"),
    /// The vault was written by a newer version.
    VAULT_FORMAT("use the version of Concordat that wrote this vault, or a newer one"),
    /// The key-encryption key is not the one this vault was made with.
    WRONG_KEY("configure the key-encryption key this vault was created with"),
    /// The JSON-RPC endpoint does not answer.
    CHAIN_UNREACHABLE(
        "check the RPC URL and that the node is up; nothing is lost, the next run continues"),
    /// The endpoint answers, but it is not the expected network or contract.
    CHAIN_UNEXPECTED("check chain id and registry address of the configured network"),
    /// A file to read is missing or unreadable.
    INPUT_UNREADABLE("check the path and the permissions of the file");

    private final String remedy;

    Code(String remedy) {
      this.remedy = remedy;
    }

    /// What the operator does next.
    public String remedy() {
      return remedy;
    }
  }

  private final Code code;

  public PrivacyException(Code code, String what) {
    this(code, what, null);
  }

  public PrivacyException(Code code, String what, @Nullable Throwable cause) {
    super(code + ": " + what + ". What to do: " + code.remedy + ".", cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
