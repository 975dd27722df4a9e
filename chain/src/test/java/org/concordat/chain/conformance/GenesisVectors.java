package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// First blocks out of accounts, and the keys and transactions of the oldest tests.
final class GenesisVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GenesisVectors() {}

  /// `{name: {alloc, fields of the header, result}}`: the state root and the header of the result.
  static void genesis(Path file, Path root, Tally tally) throws IOException {
    for (var entry : JSON.readTree(file.toFile()).properties()) {
      JsonNode test = entry.getValue();
      BlockHeader header = PlainBlock.decode(bytes(test.get("result"))).header();
      boolean fields =
          header.timestamp() == Word.fromHex(test.get("timestamp").asText()).w0()
              && header.gasLimit() == Word.fromHex(test.get("gasLimit").asText()).w0()
              && header.difficulty().equals(Word.fromHex(test.get("difficulty").asText()))
              && header.extraData().equals(bytes(test.get("extraData")))
              && header.coinbase().equals(Address.fromHex(test.get("coinbase").asText()));
      tally.check(
          fields && header.stateRoot().equals(stateRoot(test.get("alloc"))), entry.getKey());
    }
  }

  static void basic(Path file, Path root, Tally tally) throws IOException {
    String name = String.valueOf(file.getFileName());
    JsonNode tests = JSON.readTree(file.toFile());
    switch (name) {
      case "keyaddrtest.json" -> tests.forEach(test -> tally.check(isKey(test), name));
      case "txtest.json" -> tests.forEach(test -> tally.check(isRefused(test), name));
      case "blockgenesistest.json" ->
          tests.forEach(_ -> tally.skip("headers without a mix hash, of before the main network"));
      case "genesishashestest.json" -> tally.check(isMainNetwork(tests), name);
      case "crypto.json" -> tally.skip("AES: no part of a ledger");
      default -> tally.skip("paths in the trie's compact form: tested with the trie");
    }
  }

  private static boolean isKey(JsonNode test) {
    Bytes seed = Bytes.wrap(test.get("seed").asText().getBytes(StandardCharsets.UTF_8));
    Bytes32 key = Keccak.hash(seed);
    Address owner = Secp256k1.address(Secp256k1.publicKey(key));
    return key.equals(bytes(test.get("key"))) && owner.bytes().equals(bytes(test.get("addr")));
  }

  /// Its s is above half the order of the curve: valid until Homestead (EIP-2). What is signed
  /// reads back.
  private static boolean isRefused(JsonNode test) {
    Transaction transaction = Transaction.decode(bytes(test.get("signed")));
    return transaction.sender().isEmpty()
        && transaction.nonce() == test.get("nonce").asLong()
        && transaction.gasLimit() == test.get("startgas").asLong()
        && transaction.data().equals(bytes(test.get("data")));
  }

  private static boolean isMainNetwork(JsonNode test) {
    BlockHeader header = PlainBlock.decode(bytes(test.get("genesis_rlp_hex"))).header();
    return header.stateRoot().equals(bytes(test.get("genesis_state_root")));
  }

  private static Bytes32 stateRoot(JsonNode alloc) {
    Map<Address, AccountChange> accounts = new HashMap<>();
    Map<Bytes32, Bytes> codes = new HashMap<>();
    alloc
        .properties()
        .forEach(it -> {
          Bytes code = Bytes.fromHexString(it.getValue().path("code").asText("0x"));
          codes.put(Keccak.hash(code), code);
          accounts.put(Address.fromHex(it.getKey()), account(it.getValue(), Keccak.hash(code)));
        });
    return new InMemoryStateStore().empty().update(new StateChanges(accounts, codes)).root();
  }

  private static AccountChange account(JsonNode account, Bytes32 codeHash) {
    Map<Word, Word> slots = new HashMap<>();
    account
        .path("storage")
        .properties()
        .forEach(it -> slots.put(Word.fromHex(it.getKey()), Word.fromHex(it.getValue().asText())));
    Word balance = Word.of(new BigInteger(account.path("balance").asText("0")));
    return new AccountChange.Written(0, balance, codeHash, true, slots);
  }

  private static Bytes bytes(JsonNode hex) {
    return Bytes.fromHexString(hex.asText());
  }
}
