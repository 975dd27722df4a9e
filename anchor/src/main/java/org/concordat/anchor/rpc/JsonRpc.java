package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.List;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.exceptions.ClientConnectionException;
import org.web3j.protocol.http.HttpService;

/// Calls to one endpoint, results as JSON: web3j's typed blocks drop header fields that the hash
/// needs.
public final class JsonRpc {
  private final Web3jService service;
  private final Code unreachable;

  private JsonRpc(Web3jService service, Code unreachable) {
    this.service = service;
    this.unreachable = unreachable;
  }

  /// A consortium node's endpoint.
  public static JsonRpc consortium(String url) {
    return new JsonRpc(new HttpService(url), Code.CONSORTIUM_UNREACHABLE);
  }

  /// An L2 node's endpoint.
  public static JsonRpc l2(String url) {
    return new JsonRpc(new HttpService(url), Code.L2_UNREACHABLE);
  }

  /// web3j's envelope with a result of any form.
  public static final class JsonResponse extends Response<JsonNode> {}

  /// What a call gave.
  sealed interface Answer {
    record Result(JsonNode node) implements Answer {}

    /// @param data as the node gave it, empty for none
    record Failure(int code, String message, String data) implements Answer {}
  }

  Answer ask(String method, List<?> parameters) {
    try {
      JsonResponse response = new Request<>(method, parameters, service, JsonResponse.class).send();
      if (response.hasError()) {
        Response.Error error = response.getError();
        String data = error.getData();
        return new Answer.Failure(error.getCode(), text(error.getMessage()), text(data));
      }
      JsonNode result = response.getResult();
      return new Answer.Result(result == null ? NullNode.instance : result);
    } catch (IOException | ClientConnectionException e) {
      throw new AnchorException(unreachable, method + ": " + e.getMessage(), e);
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// @throws AnchorException also when the endpoint answers with an error
  JsonNode call(String method, List<?> parameters) {
    return switch (ask(method, parameters)) {
      case Answer.Result result -> result.node();
      case Answer.Failure failure ->
          throw new AnchorException(
              Code.RPC_ERROR, method + ": " + failure.message() + " (" + failure.code() + ")");
    };
  }
}
