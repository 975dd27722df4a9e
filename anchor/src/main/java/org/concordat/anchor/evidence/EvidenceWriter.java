package org.concordat.anchor.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.proof.ValidatorProof;

/// Writes packages in their one canonical form: keys in the schema's order, two spaces, line feeds,
/// lower-case hex, a line feed at the end. Equal packages give equal bytes.
public final class EvidenceWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private EvidenceWriter() {}

  public static byte[] write(EvidencePackage evidence) {
    ObjectNode root = object();
    root.put("format", EvidencePackage.FORMAT);
    root.put("version", EvidencePackage.VERSION);
    root.putObject("record").put("commitment", evidence.record().commitment().toHexString());
    root.set("batch", batch(evidence.batch()));
    root.set("registry", registry(evidence.registry()));
    root.set("block", block(evidence.block()));
    root.set("network", network(evidence.network()));
    root.set("anchor", anchor(evidence.anchor()));
    return print(root);
  }

  private static byte[] print(ObjectNode root) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
    try {
      String text = MAPPER.writer(printer).writeValueAsString(root) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers cannot be written", e);
    }
  }

  private static ObjectNode batch(EvidencePackage.BatchPart part) {
    ObjectNode node = object();
    node.put("root", part.root().toHexString());
    node.put("schema", part.schema().toHexString());
    node.put("count", part.count());
    node.put("index", part.index());
    node.set("path", strings(part.path()));
    return node;
  }

  private static ObjectNode registry(EvidencePackage.RegistryPart part) {
    ObjectNode node = object();
    node.put("index", part.index());
    node.put("member", part.member().toHex());
    node.set("path", strings(part.path()));
    node.put("root", part.root().toHexString());
    node.put("batchCount", part.batchCount());
    return node;
  }

  private static ObjectNode block(EvidencePackage.BlockPart part) {
    ObjectNode node = object();
    node.put("header", part.header().toHexString());
    node.set("seals", strings(part.seals()));
    node.set("registryAccountProof", strings(part.registry().account()));
    node.set("rootProof", strings(part.registry().root()));
    node.set("countProof", strings(part.registry().count()));
    return node;
  }

  private static ObjectNode network(EvidencePackage.NetworkPart part) {
    ObjectNode node = object();
    node.put("chainId", part.chainId());
    node.put("genesisHash", part.genesisHash().toHexString());
    node.put("genesisHeader", part.genesisHeader().toHexString());
    validators(node, part.validators());
    ArrayNode changes = node.putArray("setChanges");
    part.setChanges().forEach(change -> changes.add(setChange(change)));
    return node;
  }

  private static ObjectNode setChange(EvidencePackage.SetChangePart part) {
    ObjectNode node = object();
    node.put("header", part.header().toHexString());
    node.set("seals", strings(part.seals()));
    validators(node, part.validators());
    return node;
  }

  private static void validators(ObjectNode node, ValidatorProof proof) {
    node.set("constitutionAccountProof", strings(proof.account()));
    node.set("validatorCountProof", strings(proof.length()));
    ArrayNode proofs = node.putArray("validatorProofs");
    proof.elements().forEach(nodes -> proofs.add(strings(nodes)));
  }

  private static ObjectNode anchor(EvidencePackage.AnchorPart part) {
    ObjectNode node = object();
    node.put("chainId", part.chainId());
    node.put("contract", part.contract().toHex());
    node.put("blockNumber", part.blockNumber());
    node.put("header", part.header().toHexString());
    node.put("blockHash", part.blockHash().toHexString());
    node.set("accountProof", strings(part.accountProof()));
    node.set("storageProof", strings(part.storageProof()));
    return node;
  }

  private static ArrayNode strings(List<? extends Bytes> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
    values.forEach(value -> array.add(value.toHexString()));
    return array;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
