package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;

/// One JSON-RPC method.
@FunctionalInterface
public interface RpcMethod {
  /// @return the `result` member; a JSON null where the specification answers null
  /// @throws RpcFault with the code and message the caller sees
  JsonNode answer(RpcParams params);
}
