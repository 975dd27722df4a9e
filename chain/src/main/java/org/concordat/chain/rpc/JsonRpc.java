package org.concordat.chain.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.jspecify.annotations.Nullable;

/// JSON-RPC 2.0: bytes of a request in, bytes of its answer out. Knows nothing of HTTP.
public final class JsonRpc {
  /// Besu's default for `--rpc-http-max-batch-size`.
  static final int MAX_BATCH = 1024;

  /// What the answers of one batch may hold together, but for the last.
  static final int MAX_BATCH_ANSWER_BYTES = 25 * 1024 * 1024;

  private static final int MAX_NESTING = 64;
  private static final Logger LOG = LogManager.getLogger();

  private final Map<String, RpcMethod> methods;
  private final ObjectMapper json;

  public JsonRpc(Map<String, RpcMethod> methods) {
    this.methods = Map.copyOf(methods);
    this.json = strictMapper();
  }

  /// The same with more methods; of two with one name, these.
  public JsonRpc with(Map<String, RpcMethod> more) {
    Map<String, RpcMethod> all = new HashMap<>(methods);
    all.putAll(more);
    return new JsonRpc(all);
  }

  /// @return the answer, or empty where the request held notifications only
  public Optional<byte[]> answer(byte[] request) {
    JsonNode parsed;
    try {
      parsed = json.readTree(request);
    } catch (IOException e) {
      return Optional.of(bytes(error(null, RpcFault.PARSE_ERROR, "Parse error", null)));
    }
    if (parsed != null && parsed.isArray()) {
      return batch(parsed);
    }
    return one(parsed).map(this::bytes);
  }

  private Optional<byte[]> batch(JsonNode requests) {
    if (requests.isEmpty()) {
      return Optional.of(bytes(error(null, RpcFault.INVALID_REQUEST, "Empty batch", null)));
    }
    if (requests.size() > MAX_BATCH) {
      String message = "Batch of " + requests.size() + " exceeds the limit of " + MAX_BATCH;
      return Optional.of(bytes(error(null, RpcFault.LIMIT_EXCEEDED, message, null)));
    }
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (JsonNode request : requests) {
      Optional<ObjectNode> answer =
          answers.size() > MAX_BATCH_ANSWER_BYTES ? tooLong(request) : one(request);
      answer.ifPresent(it -> append(answers, bytes(it)));
    }
    if (answers.size() == 0) {
      return Optional.empty();
    }
    answers.write(']');
    return Optional.of(answers.toByteArray());
  }

  private static void append(ByteArrayOutputStream answers, byte[] answer) {
    answers.write(answers.size() == 0 ? '[' : ',');
    answers.writeBytes(answer);
  }

  private static Optional<ObjectNode> tooLong(JsonNode request) {
    JsonNode id = request.path("id");
    String message = "the answers before this one have reached the limit: ask it on its own";
    return id.isMissingNode()
        ? Optional.empty()
        : Optional.of(error(id, RpcFault.LIMIT_EXCEEDED, message, null));
  }

  private Optional<ObjectNode> one(@Nullable JsonNode request) {
    if (request == null || !request.isObject() || !request.path("method").isTextual()) {
      return Optional.of(error(null, RpcFault.INVALID_REQUEST, "Invalid Request", null));
    }
    JsonNode id = request.path("id");
    ObjectNode answer = call(id, request.path("method").textValue(), request.path("params"));
    return id.isMissingNode() ? Optional.empty() : Optional.of(answer);
  }

  private ObjectNode call(JsonNode id, String name, JsonNode params) {
    RpcMethod method = methods.get(name);
    if (method == null) {
      return error(id, RpcFault.METHOD_NOT_FOUND, "Method not found", null);
    }
    if (!params.isArray() && !params.isMissingNode() && !params.isNull()) {
      return error(id, RpcFault.INVALID_PARAMS, "params must be an array", null);
    }
    try {
      JsonNode result =
          method.answer(new RpcParams(params.isArray() ? params : json.createArrayNode()));
      return envelope(id).set("result", result);
    } catch (RpcFault fault) {
      return error(id, fault.code(), String.valueOf(fault.getMessage()), fault.data());
    } catch (RuntimeException e) {
      if (e instanceof ChainException fault && fault.code() == Code.STATE_NOT_KEPT) {
        return error(id, RpcFault.SERVER_ERROR, String.valueOf(fault.getMessage()), null);
      }
      LOG.error("JSON-RPC method {} failed", name, e);
      return error(id, RpcFault.INTERNAL_ERROR, "Internal error", null);
    }
  }

  private static ObjectNode error(
      @Nullable JsonNode id, int code, String message, @Nullable String data) {
    ObjectNode answer = envelope(id);
    ObjectNode error = answer.putObject("error").put("code", code).put("message", message);
    if (data != null) {
      error.put("data", data);
    }
    return answer;
  }

  private static ObjectNode envelope(@Nullable JsonNode id) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    boolean usable = id != null && (id.isTextual() || id.isNumber());
    return answer.set("id", usable ? id : JsonNodeFactory.instance.nullNode());
  }

  private byte[] bytes(JsonNode node) {
    try {
      return json.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }

  private static ObjectMapper strictMapper() {
    return new ObjectMapper(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build());
  }
}
