package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.trie.MerkleTrie;

/// `{name: {in, root}}`: updates in order as pairs, or entries in any order as an object. A file
/// with "secure" in its name has its keys hashed.
final class TrieVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrieVectors() {}

  static void run(Path file, Path root, Tally tally) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.contains("nextprev")) {
      tally.skip("neighbours of a key: our trie is never asked for them");
      return;
    }
    boolean hashed = name.toLowerCase(java.util.Locale.ROOT).contains("secure");
    for (var test : JSON.readTree(file.toFile()).properties()) {
      MerkleTrie trie = new MerkleTrie();
      JsonNode in = test.getValue().get("in");
      if (in.isArray()) {
        in.forEach(pair -> update(trie, pair.get(0).asText(), pair.get(1), hashed));
      } else {
        in.properties().forEach(it -> update(trie, it.getKey(), it.getValue(), hashed));
      }
      tally.check(
          trie.rootHash().toHexString().equals(test.getValue().get("root").asText()),
          name + "/" + test.getKey());
    }
  }

  private static void update(MerkleTrie trie, String key, JsonNode value, boolean hashed) {
    Bytes path = hashed ? Keccak.hash(bytes(key)) : bytes(key);
    if (value.isNull()) {
      trie.remove(path);
    } else {
      trie.put(path, bytes(value.asText()));
    }
  }

  private static Bytes bytes(String text) {
    return text.startsWith("0x")
        ? Bytes.fromHexString(text)
        : Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
