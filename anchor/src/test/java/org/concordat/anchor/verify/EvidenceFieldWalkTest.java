package org.concordat.anchor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.concordat.anchor.evidence.EvidenceWriter;
import org.concordat.anchor.testing.TestingEvidence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Walks every field of a true package and alters it in every way that is cheap to think of. None
/// of the results may be valid, and each says which link broke.
class EvidenceFieldWalkTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final EvidenceVerifier VERIFIER = new EvidenceVerifier(TrustOptions.none());

  private final byte[] file = EvidenceWriter.write(new TestingEvidence(7, 2).build());

  /// Strings up to this many hex digits are altered at every digit, longer ones at a sample.
  private static final int FULLY_WALKED = 132;

  private static final int SAMPLE = 11;

  @Test
  void anAlteredDigitOfAnyStringIsNoticed() throws Exception {
    walkStrings(value -> value.length() <= FULLY_WALKED ? 1 : value.length() / SAMPLE);
  }

  @Tag("heavy")
  @Test
  void everyAlteredDigitOfEveryStringIsNoticed() throws Exception {
    walkStrings(_ -> 1);
  }

  private void walkStrings(ToIntFunction<String> stride) throws Exception {
    Random random = new Random(3);
    List<byte[]> altered = new ArrayList<>();
    String text = new String(file, UTF_8);
    int at = 0;
    for (String value : strings(MAPPER.readTree(file), new ArrayList<>())) {
      at = text.indexOf('"' + value + '"', at) + 1;
      int step = stride.applyAsInt(value);
      for (int i = step == 1 ? 0 : random.nextInt(step); i < value.length(); i += step) {
        altered.add(withByte(at + i, otherDigit(value.charAt(i), random)));
      }
    }
    assertThat(altered).hasSizeGreaterThan(1000);
    allRefused(altered);
  }

  private byte[] withByte(int position, char digit) {
    byte[] copy = file.clone();
    copy[position] = (byte) digit;
    return copy;
  }

  private static char otherDigit(char digit, Random random) {
    char other;
    do {
      other = Character.forDigit(random.nextInt(16), 16);
    } while (other == digit);
    return other;
  }

  @Test
  void anAlteredNumberIsNoticed() throws Exception {
    List<byte[]> altered = new ArrayList<>();
    forEachField((parent, name) -> {
      JsonNode old = parent.get(name);
      if (old.isIntegralNumber()) {
        long value = old.longValue();
        for (long other : new long[] {value + 1, value - 1, -value, value * 10, value ^ 4, 0}) {
          if (other != value) {
            altered.add(with(parent, name, LongNode.valueOf(other)));
          }
        }
        altered.add(with(parent, name, TextNode.valueOf(old.asText())));
        altered.add(with(parent, name, MAPPER.valueToTree((double) value)));
      }
    });
    assertThat(altered).hasSizeGreaterThan(50);
    allRefused(altered);
  }

  @Test
  void aMissingFieldIsNamed() throws Exception {
    forEachField((parent, name) -> {
      JsonNode old = parent.remove(name);
      Verdict verdict = VERIFIER.verify(bytes());
      assertThat(verdict.word()).as(name).isEqualTo(Verdict.Word.INCOMPLETE);
      assertThat(verdict.reason()).startsWith("format: ").contains(name + " is missing");
      parent.set(name, old);
    });
  }

  @Test
  void anAddedFieldIsNoticed() throws Exception {
    List<byte[]> altered = new ArrayList<>();
    forEachField((parent, _) -> altered.add(with(parent, "note", TextNode.valueOf("0x00"))));
    allRefused(altered);
  }

  @Test
  void anElementDroppedRepeatedOrSwappedIsNoticed() throws Exception {
    List<byte[]> altered = new ArrayList<>();
    forEachField((parent, name) -> alterArrays(parent.get(name), altered));
    assertThat(altered).hasSizeGreaterThan(100);
    allRefused(altered);
  }

  private void alterArrays(JsonNode node, List<byte[]> altered) {
    if (!(node instanceof ArrayNode array)) {
      return;
    }
    List<JsonNode> original = new ArrayList<>();
    array.forEach(original::add);
    original.forEach(element -> alterArrays(element, altered));
    for (int i = 0; i < original.size(); i++) {
      List<JsonNode> dropped = new ArrayList<>(original);
      JsonNode element = dropped.remove(i);
      altered.add(with(array, original, dropped));
      List<JsonNode> repeated = new ArrayList<>(original);
      repeated.add(i, element);
      altered.add(with(array, original, repeated));
      List<JsonNode> swapped = new ArrayList<>(original);
      JsonNode neighbour = swapped.set((i + 1) % swapped.size(), element);
      swapped.set(i, neighbour);
      if (!swapped.equals(original)) {
        altered.add(with(array, original, swapped));
      }
    }
  }

  private byte[] with(ArrayNode array, List<JsonNode> original, List<JsonNode> elements) {
    array.removeAll().addAll(elements);
    byte[] bytes = bytes();
    array.removeAll().addAll(original);
    return bytes;
  }

  @Test
  void partsOfAnotherTruePackageDoNotFit() throws Exception {
    ObjectNode other =
        (ObjectNode) MAPPER.readTree(EvidenceWriter.write(new TestingEvidence(8, 2).build()));
    List<byte[]> altered = new ArrayList<>();
    root = (ObjectNode) MAPPER.readTree(file);
    for (String part : List.of("record", "batch", "registry", "block", "network", "anchor")) {
      altered.add(with(root, part, other.get(part)));
    }
    assertThat(altered).hasSize(6);
    allRefused(altered);
  }

  @Test
  void anyAlteredByteOfTheFileIsNoticed() {
    Random random = new Random(5);
    int stride = 13;
    allRefused(
        IntStream.iterate(random.nextInt(stride), i -> i < file.length, i -> i + stride)
            .mapToObj(i -> withByte(i, (char) (file[i] ^ 1)))
            .toList());
  }

  private ObjectNode root = MAPPER.createObjectNode();

  /// Calls with every key of every object of a fresh tree.
  private void forEachField(BiConsumer<ObjectNode, String> action) throws Exception {
    root = (ObjectNode) MAPPER.readTree(file);
    visit(root, action);
  }

  private static void visit(ObjectNode node, BiConsumer<ObjectNode, String> action) {
    for (String name : List.copyOf(node.properties().stream().map(e -> e.getKey()).toList())) {
      action.accept(node, name);
      JsonNode child = node.get(name);
      Iterable<JsonNode> inside = child.isArray() ? child : List.of(child);
      for (JsonNode one : inside) {
        if (one instanceof ObjectNode object) {
          visit(object, action);
        }
      }
    }
  }

  private byte[] with(ObjectNode parent, String name, JsonNode value) {
    JsonNode old = parent.get(name);
    parent.set(name, value);
    byte[] bytes = bytes();
    if (old == null) {
      parent.remove(name);
    } else {
      parent.set(name, old);
    }
    return bytes;
  }

  private byte[] bytes() {
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(JsonNode node, List<String> found) {
    if (node.isTextual()) {
      found.add(node.textValue());
    }
    node.forEach(child -> strings(child, found));
    return found;
  }

  private static void allRefused(List<byte[]> files) {
    List<Verdict> verdicts = files.parallelStream().map(VERIFIER::verify).toList();
    assertThat(verdicts)
        .noneMatch(Verdict::valid)
        .allMatch(verdict -> verdict.reason().matches("(?s)[a-z0-9-]+: .+"));
  }
}
