package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.Address;
import org.concordat.genesis.ceremony.Attestation;
import org.concordat.genesis.ceremony.KeyProvenance;
import org.concordat.genesis.ceremony.KeyReport;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;

/// A member's signed statement as one JSON object: what it states, the statement itself for people,
/// and a signature of 65 bytes over its SHA-256.
///
/// @param signer whose key signed; that it is the member's, the roster says
record AttestationFile(Attestation attestation, Address signer) {
  private static final int BYTES_MAX = 1 << 16;
  private static final int HASH_BYTES = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  static void write(Path file, Attestation attestation, SigningKey key) {
    RecoverableSignature signature = key.sign(attestation.digest());
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("version", 1);
    object.put("member", attestation.member());
    object.put("circuitHash", attestation.circuitHash().toHexString());
    object.put("number", attestation.number());
    object.put("contributionHash", attestation.contributionHash().toHexString());
    object.put("statement", attestation.statement());
    object.put("signer", key.address().toHex());
    object.put("signature", signature.encoded().toHexString());
    try {
      Files.writeString(file, object.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be written: " + e.getMessage());
    }
  }

  static AttestationFile read(Path file) {
    try {
      JsonNode object = JSON.readTree(bytes(file));
      if (object == null || object.path("version").asInt() != 1) {
        throw new BadInput(file + " is no attestation of version 1");
      }
      Attestation attestation =
          new Attestation(
              object.path("member").asText(),
              hex(object, "circuitHash", HASH_BYTES),
              object.path("number").asInt(),
              hex(object, "contributionHash", HASH_BYTES));
      Bytes signature = hex(object, "signature", RecoverableSignature.SIZE);
      Address signer = Address.fromHex(object.path("signer").asText());
      if (!signer(attestation, signature).equals(Optional.of(signer))) {
        throw new BadInput(file + ": the signature is not the named signer's of this statement");
      }
      return new AttestationFile(attestation, signer);
    } catch (IOException e) {
      throw new BadInput(file + " is not JSON");
    } catch (IllegalArgumentException e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new BadInput(file + " is too long for an attestation");
      }
      return bytes;
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  private static Bytes hex(JsonNode object, String field, int size) {
    Bytes bytes = Bytes.fromHexString(object.path(field).asText());
    if (bytes.size() != size) {
      throw new IllegalArgumentException(field + " has " + bytes.size() + " bytes, not " + size);
    }
    return bytes;
  }

  private static Optional<Address> signer(Attestation attestation, Bytes encoded) {
    return Signature.decode(encoded)
        .flatMap(signature -> Secp256k1.recover(attestation.digest(), signature));
  }

  /// Why it does not belong to a key; empty if it does.
  String problemIn(KeyReport report) {
    List<KeyProvenance.Contribution> contributions = report.contributions();
    int number = attestation.number();
    if (!attestation.circuitHash().equals(report.circuitHash())) {
      return "it is of another circuit or other powers of tau";
    }
    boolean there =
        number >= 1
            && number <= contributions.size()
            && contributions.get(number - 1).hash().equals(attestation.contributionHash());
    return there ? "" : "the key has no such contribution";
  }
}
