package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// RLP, Keccak and transactions as bytes.
final class CodecVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CodecVectors() {}

  static void rlp(Path file, Path root, Tally tally) throws IOException {
    for (var entry : JSON.readTree(file.toFile()).properties()) {
      JsonNode in = entry.getValue().get("in");
      Bytes out = Bytes.fromHexString(entry.getValue().get("out").asText());
      String form = in.isTextual() ? in.asText() : "";
      boolean right =
          switch (form) {
            case "INVALID" -> !isRlp(out);
            case "VALID" -> isRlp(out);
            default -> isRlp(out) && encode(new RlpWriter(), in).toBytes().equals(out);
          };
      tally.check(right, file.getFileName() + "/" + entry.getKey());
    }
  }

  private static boolean isRlp(Bytes bytes) {
    try {
      RlpReader reader = RlpReader.of(bytes);
      walk(reader);
      reader.expectEnd();
      return true;
    } catch (RlpException e) {
      return false;
    }
  }

  private static void walk(RlpReader reader) {
    if (!reader.nextIsList()) {
      reader.readBytes();
      return;
    }
    RlpReader items = reader.readList();
    while (!items.isAtEnd()) {
      walk(items);
    }
  }

  private static RlpWriter encode(RlpWriter writer, JsonNode in) {
    if (in.isArray()) {
      writer.startList();
      in.forEach(item -> encode(writer, item));
      return writer.endList();
    }
    if (in.isNumber()) {
      return writer.writeScalar(Word.of(in.bigIntegerValue()));
    }
    String text = in.asText();
    return text.startsWith("#")
        ? writer.writeBytes(
            Bytes.wrap(new BigInteger(text.substring(1)).toByteArray()).trimLeadingZeros())
        : writer.writeBytes(Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  static void keccak(Path file, Path root, Tally tally) throws IOException {
    for (JsonNode vector : JSON.readTree(file.toFile())) {
      Bytes message = Bytes.fromHexString(vector.get("message").asText());
      tally.check(
          Keccak.hash(message).toUnprefixedHexString().equals(vector.get("keccak256").asText()),
          "keccak of " + message);
    }
  }

  /// `{name: {fork: {hash, sender} or {}, rlp}}`; the last fork of these files is Constantinople,
  /// whose rules for legacy transactions hold today.
  static void legacyTransactions(Path file, Path root, Tally tally) throws IOException {
    for (var entry : JSON.readTree(file.toFile()).properties()) {
      JsonNode expected = entry.getValue().path("Constantinople");
      String name = entry.getKey();
      if (name.startsWith("TransactionWithGasLimit") && expected.has("hash")) {
        tally.skip("gas above 2^63 - 1, which no block can hold: refused as bytes");
        continue;
      }
      Optional<Transaction> accepted = accept(entry.getValue().get("rlp").asText(), Fork.LONDON);
      boolean right =
          expected.has("hash")
              ? accepted.filter(it -> matches(it, expected)).isPresent()
              : accepted.isEmpty();
      tally.check(right, name);
    }
  }

  /// `{name: {result: {fork: {hash, sender} or {exception}}, txbytes}}`.
  static void transactions(Path file, Path root, Tally tally) throws IOException {
    for (var entry : JSON.readTree(file.toFile()).properties()) {
      for (var result : entry.getValue().get("result").properties()) {
        Fork fork = Fork.valueOf(result.getKey().toUpperCase(java.util.Locale.ROOT));
        Optional<Transaction> accepted = accept(entry.getValue().get("txbytes").asText(), fork);
        boolean right =
            result.getValue().has("exception")
                ? accepted.isEmpty()
                : accepted.filter(it -> matches(it, result.getValue())).isPresent();
        tally.check(right, entry.getKey());
      }
    }
  }

  private static boolean matches(Transaction transaction, JsonNode expected) {
    return transaction.hash().equals(Bytes.fromHexString(expected.get("hash").asText()))
        && transaction
            .sender()
            .filter(it -> it.equals(Address.fromHex(expected.get("sender").asText())))
            .isPresent();
  }

  private static Optional<Transaction> accept(String hex, Fork fork) {
    if (!hex.matches("0x([0-9a-fA-F]{2})*")) {
      return Optional.empty();
    }
    try {
      Transaction transaction = TransactionFields.transaction(Bytes.fromHexString(hex));
      TransactionValidator validator = new TransactionValidator(ExecutionRules.of(fork, Word.ONE));
      return transaction.sender().isPresent() && validator.checkForm(transaction).isEmpty()
          ? Optional.of(transaction)
          : Optional.empty();
    } catch (RlpException e) {
      return Optional.empty();
    }
  }
}
