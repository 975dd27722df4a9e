package org.concordat.genesis.groth16;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.snarkfile.Reading;

/// A circuit with its key, a witness and a proof, all made by the circom tools.
enum Example {
  PRODUCT,
  CHAIN,
  SECRET;

  Path file(String ending) {
    String name = "/groth16/" + name().toLowerCase(Locale.ROOT) + "." + ending;
    try {
      return Path.of(Objects.requireNonNull(Example.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String ending) {
    try {
      return Files.readString(file(ending));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  ProvingKey key() {
    return value(ProvingKey.open(file("zkey")));
  }

  Witness witness() {
    return value(Witness.read(file("wtns")));
  }

  VerifyingKey verifyingKey() {
    return value(SnarkJson.readVerifyingKey(text("vk.json")));
  }

  Proof proof() {
    return value(SnarkJson.readProof(text("proof.json")));
  }

  List<Fr> publicInputs() {
    return value(SnarkJson.readPublicInputs(text("public.json")));
  }

  static <T> T value(Reading<T> reading) {
    return reading.orElseThrow(IllegalStateException::new);
  }

  static String reason(Reading<?> reading) {
    return reading instanceof Reading.Refused<?>(String reason) ? reason : "accepted";
  }
}
