package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;

/// QBFT extra data, block hashes and commit seals: `{vectors: [{name, protocol, ...}]}`.
final class BftVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BftVectors() {}

  static void run(Path file, Path root, Tally tally) throws IOException {
    JsonNode vectors = JSON.readTree(file.toFile()).path("vectors");
    if (vectors.isMissingNode()) {
      tally.skip("Clique: another consensus");
    }
    for (JsonNode vector : vectors) {
      if (vector.path("protocol").asText("qbft").equals("qbft")) {
        tally.check(holds(vector), file.getFileName() + "/" + vector.get("name").asText());
      } else {
        tally.skip("IBFT 2.0: another consensus");
      }
    }
  }

  private static boolean holds(JsonNode vector) {
    if (vector.has("headerRlpWithSeals")) {
      return hashes(vector);
    }
    try {
      Bytes encoded = bytes(vector, "extraData");
      QbftExtraData extraData = QbftExtraData.decode(encoded);
      return !vector.has("reason") && fields(vector, extraData, encoded);
    } catch (RlpException refused) {
      return vector.has("reason");
    }
  }

  private static boolean fields(JsonNode vector, QbftExtraData extraData, Bytes encoded) {
    return extraData.encode().equals(encoded)
        && extraData.vanity().equals(bytes(vector, "vanity"))
        && extraData.round() == vector.get("round").asInt()
        && extraData.vote().isPresent() == vector.hasNonNull("vote")
        && extraData.validators().stream()
            .map(Object::toString)
            .toList()
            .equals(texts(vector.get("validators")))
        && extraData.seals().size() == vector.get("seals").size();
  }

  private static boolean hashes(JsonNode vector) {
    BlockHeader header = BlockHeader.decode(bytes(vector, "headerRlpWithSeals"));
    Bytes32 commitHash = BlockHashing.commitHash(header);
    List<String> committers =
        QbftExtraData.decode(header.extraData()).seals().stream()
            .map(seal -> Secp256k1.recover(commitHash, seal).orElseThrow().toHex())
            .toList();
    return commitHash.equals(bytes(vector, "commitSealDataHash"))
        && BlockHashing.hash(header).equals(bytes(vector, "onChainBlockHash"))
        && committers.equals(texts(vector.get("committers")));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static Bytes bytes(JsonNode vector, String name) {
    return Bytes.fromHexString(vector.get(name).asText());
  }
}
