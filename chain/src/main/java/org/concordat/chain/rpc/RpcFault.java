package org.concordat.chain.rpc;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A request that gets an `error` member. Codes are those of JSON-RPC 2.0, EIP-1474 and Besu.
public final class RpcFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public static final int PARSE_ERROR = -32700;
  public static final int INVALID_REQUEST = -32600;
  public static final int METHOD_NOT_FOUND = -32601;
  public static final int INVALID_PARAMS = -32602;
  public static final int INTERNAL_ERROR = -32603;
  public static final int METHOD_NOT_ENABLED = -32604;
  public static final int SERVER_ERROR = -32000;
  public static final int LIMIT_EXCEEDED = -32005;
  public static final int EXECUTION_REVERTED = 3;

  private final int code;
  private final @Nullable String data;

  private RpcFault(int code, String message, @Nullable String data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  public static RpcFault of(int code, String message) {
    return new RpcFault(code, message, null);
  }

  public static RpcFault invalidParams(String message) {
    return new RpcFault(INVALID_PARAMS, message, null);
  }

  /// @param data hex of what the contract returned
  public static RpcFault reverted(String message, String data) {
    return new RpcFault(EXECUTION_REVERTED, message, data);
  }

  public int code() {
    return code;
  }

  public @Nullable String data() {
    return data;
  }
}
