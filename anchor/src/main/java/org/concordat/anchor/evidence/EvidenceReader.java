package org.concordat.anchor.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.proof.RecordPath;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.RlpDecoder;
import org.concordat.anchor.proof.Seals;
import org.concordat.anchor.proof.TrieProof;
import org.concordat.anchor.proof.ValidatorProof;

/// Reads a package file of version 1 or 2.
public final class EvidenceReader {
  /// The longest file accepted, in bytes: 256 validators' proofs need less than half of it.
  public static final int MAXIMUM_BYTES = 8 << 20;

  /// The largest integer that every JSON reader keeps exactly.
  public static final long MAXIMUM_INTEGER = (1L << 53) - 1;

  private static final int MAXIMUM_NESTING = 8;

  private static final int MAXIMUM_VERSION = EvidencePackage.VERSION;

  private static final String SET_CHANGES = "setChanges";

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAXIMUM_NESTING)
                          .maxDocumentLength(MAXIMUM_BYTES)
                          .maxStringLength(2 * RlpDecoder.MAXIMUM_BYTES + 2)
                          .maxNameLength(64)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private EvidenceReader() {}

  /// Never throws: whatever the bytes are, the answer is a value.
  public static ReadResult read(byte[] file) {
    if (file.length > MAXIMUM_BYTES) {
      String reason = "is longer than " + MAXIMUM_BYTES + " bytes";
      return new ReadResult.Refused(ReadResult.Fault.TAMPERED, "the file", reason);
    }
    try {
      return readPackage(parse(file));
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  private static JsonNode parse(byte[] file) throws RefusedException {
    try {
      JsonNode node = MAPPER.readTree(file);
      if (node == null || node.isMissingNode()) {
        throw new RefusedException(ReadResult.Fault.INCOMPLETE, "the file", "is empty");
      }
      return node;
    } catch (JsonEOFException e) {
      throw new RefusedException(ReadResult.Fault.INCOMPLETE, "the file", "ends too early");
    } catch (JsonProcessingException e) {
      throw new RefusedException(ReadResult.Fault.TAMPERED, "the file", "is not JSON" + at(e));
    } catch (IOException e) {
      throw new RefusedException(ReadResult.Fault.TAMPERED, "the file", "is not UTF-8 JSON");
    }
  }

  private static String at(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? " within the bounds of a package"
        : " from line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static ReadResult.Read readPackage(JsonNode node) throws RefusedException {
    int version = version(node);
    Set<String> keys =
        Set.of("format", "version", "record", "batch", "registry", "block", "network", "anchor");
    StrictObject root = StrictObject.of(node, "", keys);
    EvidencePackage evidence =
        new EvidencePackage(
            new EvidencePackage.RecordPart(
                root.object("record", Set.of("commitment")).digest("commitment")),
            batch(root.object("batch", Set.of("root", "schema", "count", "index", "path"))),
            registry(
                root.object("registry", Set.of("index", "member", "path", "root", "batchCount"))),
            block(root.object("block", BLOCK_KEYS)),
            network(root, version),
            anchor(root.object("anchor", ANCHOR_KEYS)));
    return new ReadResult.Read(evidence, version);
  }

  private static final Set<String> BLOCK_KEYS =
      Set.of("header", "seals", "registryAccountProof", "rootProof", "countProof");

  private static final Set<String> NETWORK_KEYS =
      Set.of(
          "chainId",
          "genesisHash",
          "genesisHeader",
          "constitutionAccountProof",
          "validatorCountProof",
          "validatorProofs");

  private static final Set<String> CHANGE_KEYS =
      Set.of(
          "header", "seals", "constitutionAccountProof", "validatorCountProof", "validatorProofs");

  private static final Set<String> ANCHOR_KEYS =
      Set.of(
          "chainId",
          "contract",
          "blockNumber",
          "header",
          "blockHash",
          "accountProof",
          "storageProof");

  private static int version(JsonNode node) throws RefusedException {
    if (!node.isObject()) {
      throw new RefusedException(ReadResult.Fault.TAMPERED, "the file", "is not a JSON object");
    }
    for (String key : List.of("format", "version")) {
      if (!node.hasNonNull(key)) {
        throw new RefusedException(ReadResult.Fault.INCOMPLETE, key, "is missing");
      }
    }
    if (!EvidencePackage.FORMAT.equals(node.get("format").textValue())) {
      String reason = "is not \"" + EvidencePackage.FORMAT + "\"";
      throw new RefusedException(ReadResult.Fault.UNKNOWN_VERSION, "format", reason);
    }
    JsonNode version = node.get("version");
    if (!version.isInt() || version.intValue() < 1 || version.intValue() > MAXIMUM_VERSION) {
      String reason = "is not one of 1 to " + MAXIMUM_VERSION + ", which are known here";
      throw new RefusedException(ReadResult.Fault.UNKNOWN_VERSION, "version", reason);
    }
    return version.intValue();
  }

  private static EvidencePackage.BatchPart batch(StrictObject object) throws RefusedException {
    return new EvidencePackage.BatchPart(
        object.digest("root"),
        object.digest("schema"),
        object.number("count", RecordPath.MAXIMUM_COUNT),
        object.number("index", RecordPath.MAXIMUM_COUNT - 1),
        object.digests("path", RecordPath.MAXIMUM_HEIGHT));
  }

  private static EvidencePackage.RegistryPart registry(StrictObject object)
      throws RefusedException {
    return new EvidencePackage.RegistryPart(
        object.number("index", RegistryProof.MAXIMUM_BATCHES - 1),
        object.address("member"),
        object.digests("path", RegistryLeaf.HEIGHT),
        object.digest("root"),
        object.number("batchCount", RegistryProof.MAXIMUM_BATCHES));
  }

  private static EvidencePackage.BlockPart block(StrictObject object) throws RefusedException {
    return new EvidencePackage.BlockPart(
        object.bytes("header", RlpDecoder.MAXIMUM_BYTES),
        seals(object),
        new RegistryProof(
            trieNodes(object, "registryAccountProof"),
            trieNodes(object, "rootProof"),
            trieNodes(object, "countProof")));
  }

  private static List<Bytes> seals(StrictObject object) throws RefusedException {
    return object.byteStrings("seals", ValidatorProof.MAXIMUM_VALIDATORS, Seals.SIZE, Seals.SIZE);
  }

  private static EvidencePackage.NetworkPart network(StrictObject root, int version)
      throws RefusedException {
    Set<String> keys = new HashSet<>(NETWORK_KEYS);
    if (version > 1) {
      keys.add(SET_CHANGES);
    }
    StrictObject object = root.object("network", keys);
    return new EvidencePackage.NetworkPart(
        object.number("chainId", MAXIMUM_INTEGER),
        object.digest("genesisHash"),
        object.bytes("genesisHeader", RlpDecoder.MAXIMUM_BYTES),
        validators(object),
        version > 1 ? setChanges(object) : List.of());
  }

  private static List<EvidencePackage.SetChangePart> setChanges(StrictObject network)
      throws RefusedException {
    List<EvidencePackage.SetChangePart> changes = new ArrayList<>();
    for (StrictObject object :
        network.objects(SET_CHANGES, EvidencePackage.MAXIMUM_SET_CHANGES, CHANGE_KEYS)) {
      changes.add(
          new EvidencePackage.SetChangePart(
              object.bytes("header", RlpDecoder.MAXIMUM_BYTES), seals(object), validators(object)));
    }
    return changes;
  }

  private static ValidatorProof validators(StrictObject object) throws RefusedException {
    return new ValidatorProof(
        trieNodes(object, "constitutionAccountProof"),
        trieNodes(object, "validatorCountProof"),
        object.byteStringLists(
            "validatorProofs",
            ValidatorProof.MAXIMUM_VALIDATORS,
            TrieProof.MAXIMUM_NODES,
            1,
            TrieProof.MAXIMUM_NODE_BYTES));
  }

  private static EvidencePackage.AnchorPart anchor(StrictObject object) throws RefusedException {
    return new EvidencePackage.AnchorPart(
        object.number("chainId", MAXIMUM_INTEGER),
        object.address("contract"),
        object.number("blockNumber", MAXIMUM_INTEGER),
        object.bytes("header", RlpDecoder.MAXIMUM_BYTES),
        object.digest("blockHash"),
        trieNodes(object, "accountProof"),
        trieNodes(object, "storageProof"));
  }

  private static List<Bytes> trieNodes(StrictObject object, String name) throws RefusedException {
    return object.byteStrings(name, TrieProof.MAXIMUM_NODES, 1, TrieProof.MAXIMUM_NODE_BYTES);
  }
}
