package org.concordat.anchor.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.AnchorException;
import org.concordat.genesis.groth16.VerifyingKey;

/// Writes the contract that checks proofs of one key.
public final class VerifierSource {
  public static final String DEFAULT_NAME = "Groth16Verifier";

  /// Far above any statement of ours; a contract of that size still fits a block.
  public static final int MAXIMUM_INPUTS = 64;

  private static final String RESOURCE = "Groth16Verifier.sol.template";
  private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Z_]+)}}");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");
  private static final int WORD = 32;
  private static final List<String> G1_PARTS = List.of("_X", "_Y");
  private static final List<String> G2_PARTS = List.of("_X_IM", "_X_RE", "_Y_IM", "_Y_RE");

  private static final String CEREMONY =
      "Its constants are worth what the ceremony was: compare them, and check the ceremony's"
          + " transcript.";
  private static final String DEVELOPMENT =
      "FOR DEVELOPMENT ONLY: nobody vouches for the key, and whoever made it can forge proofs.";

  private VerifierSource() {}

  /// What writing gave.
  public sealed interface Result {
    record Written(String solidity) implements Result {}

    record Refused(String reason) implements Result {}
  }

  /// @param name of the contract
  /// @param development writes a contract that marks itself as one nothing may rest on
  public static Result write(VerifyingKey key, String name, boolean development) {
    if (!IDENTIFIER.matcher(name).matches()) {
      return new Result.Refused("a contract's name is a capital letter, then letters and digits");
    }
    if (key.publicInputs() < 1 || key.publicInputs() > MAXIMUM_INPUTS) {
      return new Result.Refused("a key has 1 to " + MAXIMUM_INPUTS + " public inputs");
    }
    if (KeyWords.hasNeutralElement(key)) {
      return new Result.Refused("a point of the key is the neutral element");
    }
    if (key.isUncontributed() && !development) {
      return new Result.Refused(
          "nobody contributed to this key (delta equals gamma), so anybody can forge proofs:"
              + " hold the second phase of the ceremony, or ask for a development contract");
    }
    return new Result.Written(
        PLACE
            .matcher(template())
            .replaceAll(
                place -> Matcher.quoteReplacement(fill(place.group(1), key, name, development))));
  }

  private static String fill(String place, VerifyingKey key, String name, boolean development) {
    return switch (place) {
      case "NAME" -> name;
      case "INPUTS" -> Integer.toString(key.publicInputs());
      case "INPUT_BYTES" -> Integer.toString(WORD * key.publicInputs());
      case "ORIGIN" -> development ? DEVELOPMENT : CEREMONY;
      case "DEVELOPMENT" -> Boolean.toString(development);
      case "KEY_HASH" -> KeyWords.hash(key).toHexString();
      case "CONSTANTS" -> constants(key);
      case "RANGES" -> ranges(key.publicInputs());
      case "ADDITIONS" -> additions(key.publicInputs());
      default -> throw new IllegalStateException("the template asks for " + place);
    };
  }

  private static String constants(VerifyingKey key) {
    StringBuilder lines = new StringBuilder();
    constants(lines, "ALPHA", G1_PARTS, key.alpha());
    constants(lines, "BETA", G2_PARTS, key.beta());
    constants(lines, "GAMMA", G2_PARTS, key.gamma());
    constants(lines, "DELTA", G2_PARTS, key.delta());
    for (int i = 0; i <= key.publicInputs(); i++) {
      constants(lines, "IC" + i, G1_PARTS, key.inputs().get(i));
    }
    return lines.toString();
  }

  private static void constants(StringBuilder lines, String name, List<String> parts, Bytes point) {
    for (int i = 0; i < parts.size(); i++) {
      constant(lines, name + parts.get(i), KeyWords.word(point, i));
    }
  }

  private static void constant(StringBuilder lines, String name, BigInteger value) {
    lines
        .append("    uint256 private constant ")
        .append(name)
        .append(" = ")
        .append(value)
        .append(";\n");
  }

  private static String ranges(int inputs) {
    return IntStream.range(1, inputs)
        .mapToObj(j ->
            "            within := and(within, lt(calldataload(add(inputs, %d)), ORDER))"
                .formatted(WORD * j))
        .collect(Collectors.joining("\n"));
  }

  private static String additions(int inputs) {
    return IntStream.rangeClosed(1, inputs)
        .mapToObj(VerifierSource::addition)
        .collect(Collectors.joining("\n"));
  }

  private static String addition(int input) {
    String scalar = input == 1 ? "scalars" : "add(scalars, " + WORD * (input - 1) + ")";
    return """
    mstore(x, IC%1$d_X)
    mstore(y, IC%1$d_Y)
    mstore(factor, mload(%2$s))
    known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
    known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))\
    """
        .formatted(input, scalar)
        .indent(12)
        .stripTrailing();
  }

  private static String template() {
    try (InputStream resource = VerifierSource.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new AnchorException(AnchorException.Code.ARTIFACT_MISSING, RESOURCE);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AnchorException(AnchorException.Code.ARTIFACT_MISSING, RESOURCE, e);
    }
  }
}
