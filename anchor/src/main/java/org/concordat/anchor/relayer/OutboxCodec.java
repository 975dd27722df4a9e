package org.concordat.anchor.relayer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.proof.Keccak256;

/// The outbox file: JSON with a format name, a version, the identity it belongs to, the state, and
/// the Keccak-256 of the rest as a checksum. Version 1 knew anchors only and named no errand; it is
/// still read.
final class OutboxCodec {
  static final int VERSION = 2;
  private static final String FORMAT = "concordat-outbox";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final AnchorIdentity identity;

  OutboxCodec(AnchorIdentity identity) {
    this.identity = identity;
  }

  byte[] encode(OutboxState state) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.set("identity", identityNode());
    root.set("state", stateNode(state));
    root.put("checksum", checksum(root));
    return (root + "\n").getBytes(StandardCharsets.UTF_8);
  }

  OutboxState decode(byte[] file) {
    try {
      if (!(MAPPER.readTree(file) instanceof ObjectNode root)) {
        throw corrupt("not a JSON object");
      }
      check(root);
      return state(root.path("state"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new AnchorException(AnchorException.Code.OUTBOX_CORRUPT, "not readable", e);
    } catch (IOException e) {
      throw new AnchorException(AnchorException.Code.OUTBOX_IO, "not readable", e);
    }
  }

  private void check(ObjectNode root) {
    String checksum = root.path("checksum").asText();
    root.remove("checksum");
    if (!checksum.equals(checksum(root))) {
      throw corrupt("its checksum does not fit");
    }
    int version = root.path("version").asInt();
    if (!root.path("format").asText().equals(FORMAT) || version < 1 || version > VERSION) {
      throw corrupt("not an outbox of a version up to " + VERSION);
    }
    if (!root.path("identity").toString().equals(identityNode().toString())) {
      throw corrupt("it belongs to another anchor: " + root.path("identity"));
    }
  }

  private static String checksum(ObjectNode root) {
    byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
    return Keccak256.of(Bytes.wrap(text)).toHexString();
  }

  private ObjectNode identityNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("consortiumChainId", Long.toString(identity.consortiumChainId()));
    node.put("genesisHash", identity.genesisHash().toHexString());
    node.put("l2ChainId", Long.toString(identity.l2ChainId()));
    node.put("contract", identity.contract().toHex());
    return node;
  }

  private static ObjectNode stateNode(OutboxState state) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (state) {
      case OutboxState.Idle _ -> node.put("name", "idle");
      case OutboxState.Planned planned ->
          node.put("name", "planned")
              .put("errand", planned.errand().text())
              .put("block", Long.toString(planned.block()));
      case OutboxState.Submitted submitted ->
          node.put("name", "submitted")
              .put("errand", submitted.errand().text())
              .put("block", Long.toString(submitted.block()))
              .put("digest", submitted.digest().toHexString())
              .put("nonce", Long.toString(submitted.nonce()))
              .put("raw", submitted.raw().toHexString())
              .put("transactionHash", submitted.transactionHash().toHexString());
      case OutboxState.Included included ->
          node.put("name", "included")
              .put("errand", included.errand().text())
              .put("block", Long.toString(included.block()))
              .put("transactionHash", included.transactionHash().toHexString())
              .put("l2Block", Long.toString(included.l2Block()))
              .put("gasUsed", Long.toString(included.gasUsed()));
    }
    return node;
  }

  private static OutboxState state(JsonNode node) {
    String name = node.path("name").asText();
    return switch (name) {
      case "idle" -> new OutboxState.Idle();
      case "planned" -> new OutboxState.Planned(errand(node), number(node, "block"));
      case "submitted" ->
          new OutboxState.Submitted(
              errand(node),
              number(node, "block"),
              digest(node, "digest"),
              number(node, "nonce"),
              Bytes.fromHexString(node.path("raw").asText()),
              digest(node, "transactionHash"));
      case "included" ->
          new OutboxState.Included(
              errand(node),
              number(node, "block"),
              digest(node, "transactionHash"),
              number(node, "l2Block"),
              number(node, "gasUsed"));
      default -> throw corrupt("state '" + name + "'");
    };
  }

  private static Errand errand(JsonNode node) {
    return Errand.of(node.path("errand").asText(Errand.ANCHOR.text()));
  }

  private static long number(JsonNode node, String key) {
    return Long.parseLong(node.path(key).asText());
  }

  private static Bytes32 digest(JsonNode node, String key) {
    return Bytes32.fromHexString(node.path(key).asText());
  }

  private static AnchorException corrupt(String reason) {
    return new AnchorException(AnchorException.Code.OUTBOX_CORRUPT, reason);
  }
}
