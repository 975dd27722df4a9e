package org.concordat.chain;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Something around the ledger is in the way. The message says what, where, and what to do next; it
/// never holds a secret.
public final class ChainException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// The closed set of faults.
  public enum Code {
    /// The data directory or a file in it cannot be written.
    STORE_READ_ONLY,
    /// Another process has the data directory open.
    STORE_LOCKED,
    /// A database file does not match its checksum or cannot be read.
    STORE_CORRUPT,
    /// The data directory was written by a newer or foreign format.
    STORE_FORMAT,
    /// The state asked for is older than what this node keeps.
    STATE_NOT_KEPT,
    /// Any other failure of the storage below.
    STORE_IO,
    /// The data directory belongs to a network with another genesis block.
    GENESIS_MISMATCH,
    /// The genesis file asks for what this version cannot do.
    GENESIS_UNSUPPORTED,
    /// A native library could not be loaded.
    NATIVE_MISSING,
    /// The address is taken by another process.
    PORT_IN_USE,
    /// Any other failure of the JSON-RPC server.
    RPC
  }

  private final Code code;

  public ChainException(Code code, String message) {
    this(code, message, null);
  }

  public ChainException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
