package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/// Signed transactions as bytes: what is refused, and hash and sender of what is not; and the test
/// cases of a wallet library, as far as they are about bytes a ledger reads.
final class TransactionVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TransactionVectors() {}

  /// `{vectors: [{name, txbytes, valid, hash?, sender?}]}`, for chain 1 under the rules of Osaka.
  static void strict(Path file, Path root, Tally tally) throws IOException {
    for (JsonNode vector : JSON.readTree(file.toFile()).get("vectors")) {
      if (vector.get("reason").asText().equals("GasLimitPriceProductOverflow")) {
        tally.skip("well-formed: refused for want of funds, which no sender can have");
        continue;
      }
      Optional<Transaction> accepted = accepted(vector.get("txbytes").asText());
      boolean right = accepted.isPresent() == vector.get("valid").asBoolean();
      right &= accepted.isEmpty() || !vector.hasNonNull("sender") || isThat(accepted.get(), vector);
      tally.check(right, vector.get("name").asText());
    }
  }

  private static boolean isThat(Transaction transaction, JsonNode vector) {
    return transaction.hash().toHexString().equals(vector.get("hash").asText())
        && isFrom(transaction, vector.get("sender"));
  }

  private static boolean isFrom(Transaction transaction, JsonNode sender) {
    Address expected = Address.fromHex(sender.asText());
    return transaction.sender().filter(expected::equals).isPresent();
  }

  private static Optional<Transaction> accepted(String hex) {
    if (!hex.matches("0x([0-9a-fA-F]{2})*")) {
      return Optional.empty();
    }
    try {
      Transaction transaction = TransactionFields.transaction(Bytes.fromHexString(hex));
      TransactionValidator validator =
          new TransactionValidator(ExecutionRules.of(Fork.OSAKA, Word.ONE));
      return transaction.sender().isPresent() && validator.checkForm(transaction).isEmpty()
          ? Optional.of(transaction)
          : Optional.empty();
    } catch (RlpException refused) {
      return Optional.empty();
    }
  }

  static void ethers(Path file, Path root, Tally tally) throws IOException {
    String name = String.valueOf(file.getFileName());
    JsonNode cases = JSON.readTree(file.toFile());
    for (JsonNode vector : cases) {
      switch (name) {
        case "hashes.json" ->
            tally.check(
                Keccak.hash(bytes(vector, "data")).equals(bytes(vector, "keccak256")), name);
        case "rlp-coder.json" -> tally.check(isRlp(vector), vector.get("name").asText());
        case "transactions.json" -> {
          signed(vector, "signedTransaction", "accountAddress", tally);
          signed(vector, "signedTransactionChainId5", "accountAddress", tally);
        }
        case "typed-transactions.json" -> signed(vector, "signed", "address", tally);
        default -> tally.skip(name + ": about contract interfaces, wallets or names of a client");
      }
    }
  }

  private static void signed(JsonNode vector, String field, String sender, Tally tally) {
    Bytes encoded = bytes(vector, field);
    String name = vector.get("name").asText() + "/" + field;
    try {
      Transaction transaction = Transaction.decode(encoded);
      tally.check(
          transaction.encode().equals(encoded) && isFrom(transaction, vector.get(sender)), name);
    } catch (RlpException refused) {
      if (refused.reason().contains("2^63") || refused.reason().startsWith("scalar of 9 bytes")) {
        tally.skip("a nonce or gas limit that no block can hold: refused as bytes");
      } else {
        tally.fail(name + ": " + refused.reason());
      }
    }
  }

  private static boolean isRlp(JsonNode vector) {
    Bytes encoded = bytes(vector, "encoded");
    RlpReader reader = RlpReader.of(encoded);
    return encode(new RlpWriter(), vector.get("decoded")).toBytes().equals(encoded)
        && reader.readRaw().equals(encoded)
        && reader.isAtEnd();
  }

  private static RlpWriter encode(RlpWriter writer, JsonNode item) {
    if (!item.isArray()) {
      return writer.writeBytes(Bytes.fromHexString(item.asText()));
    }
    writer.startList();
    item.forEach(child -> encode(writer, child));
    return writer.endList();
  }

  private static Bytes bytes(JsonNode vector, String field) {
    return Bytes.fromHexString(vector.get(field).asText());
  }
}
