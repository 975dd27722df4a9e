package org.concordat.anchor.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.bytes.MutableBytes;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.genesis.groth16.VerifyingKey;

/// The verifier contract of a key with five inputs as code, without a Solidity compiler at hand.
///
/// The same template was compiled once for a key that is none: its words are names, found again in
/// the code as they are, and replaced by those of the real key. What results does what the compiled
/// source does, though not byte for byte: a compiler shortens constants that begin with zeros.
public final class VerifierCode {
  /// Public inputs of every compliance statement.
  public static final int INPUTS = 5;

  static final String FORM = "VerifierForm";
  static final String DEVELOPMENT_FORM = "DevelopmentVerifierForm";

  private VerifierCode() {}

  /// What making the code gave.
  public sealed interface Result {
    /// @param creation for a transaction without arguments
    record Made(Bytes creation) implements Result {}

    record Refused(String reason) implements Result {}
  }

  /// @param development makes a contract that marks itself as one nothing may rest on
  /// @throws org.concordat.anchor.AnchorException when the class path lacks the compiled form
  public static Result creation(VerifyingKey key, boolean development) {
    if (key.publicInputs() != INPUTS) {
      return new Result.Refused("the key has " + key.publicInputs() + " inputs, not " + INPUTS);
    }
    if (key.isUncontributed() && !development) {
      return new Result.Refused("nobody contributed to this key, so anybody can forge proofs");
    }
    VerifyingKey form = formKey();
    Map<Bytes, Bytes32> words = new HashMap<>();
    words.put(KeyWords.hash(form), KeyWords.hash(key));
    List<Bytes32> names = KeyWords.of(form);
    List<Bytes32> values = KeyWords.of(key);
    for (int i = 0; i < names.size(); i++) {
      words.put(names.get(i), values.get(i));
    }
    String name = development ? DEVELOPMENT_FORM : FORM;
    return new Result.Made(replace(ContractArtifact.load(name).creationCode(), words));
  }

  /// Every word stands in the code, once for each place that uses it.
  private static Bytes replace(Bytes code, Map<Bytes, Bytes32> words) {
    MutableBytes replaced = code.mutableCopy();
    HashMap<Bytes, Bytes32> left = new HashMap<>(words);
    for (int i = 0; i + Bytes32.SIZE <= code.size(); i++) {
      Bytes32 word = words.get(code.slice(i, Bytes32.SIZE));
      if (word != null) {
        left.remove(code.slice(i, Bytes32.SIZE));
        replaced.set(i, word);
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(left.size() + " words of the form are not in its code");
    }
    return replaced;
  }

  /// The key that the form was compiled for.
  static VerifyingKey formKey() {
    return new VerifyingKey(
        g1("alpha"),
        g2("beta"),
        g2("gamma"),
        g2("delta"),
        IntStream.rangeClosed(0, INPUTS).mapToObj(i -> g1("IC" + i)).toList());
  }

  private static Bytes g1(String name) {
    return Bytes.concatenate(word(name + " x"), word(name + " y"));
  }

  private static Bytes g2(String name) {
    return Bytes.concatenate(
        word(name + " x imaginary"),
        word(name + " x real"),
        word(name + " y imaginary"),
        word(name + " y real"));
  }

  /// The highest bit is set: no word of a key has it, and no compiler shortens the word.
  private static Bytes word(String name) {
    byte[] text = ("concordat verifier form " + name).getBytes(StandardCharsets.US_ASCII);
    MutableBytes word = Keccak256.of(Bytes.wrap(text)).mutableCopy();
    word.set(0, (byte) (word.get(0) | 0x80));
    return word;
  }
}
