package org.concordat.genesis.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.WtnsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class R1csFileTest {
  /// Header of the file, header of section 1, then the prime's size and the prime.
  private static final int WIRES_AT = 12 + 12 + 4 + 32;

  private static final int CONSTRAINTS_AT = WIRES_AT + 4 * 4 + 8;

  /// Behind the header of section 2.
  private static final int FIRST_TERMS_AT = CONSTRAINTS_AT + 4 + 12;

  private static final Circuit<List<Fr>> CIRCUIT =
      (b, in) -> {
        Expression x = in.publicInput(List::getFirst);
        Expression y = in.secret(List::getLast);
        Expression product = b.multiply(x.minus(y), y.times(Fr.of(1_000)));
        b.assertProduct(product, x, y.plus(b.constant(5)), "any");
      };

  private static final ConstraintSystem SYSTEM = CompiledCircuit.of(CIRCUIT).system();

  @TempDir Path folder;
  private Path file;
  private byte[] bytes;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("a.r1cs");
    R1csFile.write(SYSTEM, file);
    bytes = Files.readAllBytes(file);
  }

  private String refusal(byte[] changed) throws IOException {
    Files.write(file, changed);
    return switch (R1csFile.read(file)) {
      case Reading.Accepted<ConstraintSystem> _ -> "accepted";
      case Reading.Refused<ConstraintSystem>(String reason) -> reason;
    };
  }

  private String refusalWith(int at, int word) throws IOException {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, word);
    return refusal(changed);
  }

  @Test
  void whatIsWrittenIsReadBackAndWrittenTheSame() throws IOException {
    assertThat(R1csFile.read(file)).isEqualTo(new Reading.Accepted<>(SYSTEM));
    R1csFile.write(CompiledCircuit.of(CIRCUIT).system(), file);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void theHeaderIsTheFormats() {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("r1cs");
    assertThat(words.getInt(WIRES_AT)).as("wires").isEqualTo(4);
    assertThat(words.getInt(WIRES_AT + 4)).as("outputs").isZero();
    assertThat(words.getInt(WIRES_AT + 8)).as("public inputs").isEqualTo(1);
    assertThat(words.getInt(WIRES_AT + 12)).as("secret inputs").isEqualTo(1);
    assertThat(words.getInt(CONSTRAINTS_AT)).as("constraints").isEqualTo(2);
    assertThat(words.getInt(FIRST_TERMS_AT)).as("terms of x - y").isEqualTo(2);
    assertThat(words.getInt(FIRST_TERMS_AT + 4)).as("x").isEqualTo(1);
    assertThat(words.getLong(FIRST_TERMS_AT + 8)).as("its weight").isEqualTo(1);
  }

  @Test
  void countsThatTheFileDoesNotBearOutAreRefused() throws IOException {
    assertThat(refusalWith(WIRES_AT, 1 << 30)).contains("number of wires");
    assertThat(refusalWith(WIRES_AT + 4, 4)).contains("number of outputs");
    assertThat(refusalWith(WIRES_AT + 8, -1)).contains("number of public inputs");
    assertThat(refusalWith(WIRES_AT + 12, 3)).contains("number of secret inputs");
    assertThat(refusalWith(CONSTRAINTS_AT, 1 << 24)).contains("do not fit");
    assertThat(refusalWith(CONSTRAINTS_AT, 1)).contains("follow where it should end");
    assertThat(refusalWith(CONSTRAINTS_AT, 3)).contains("cut off");
    assertThat(refusalWith(FIRST_TERMS_AT, 1 << 20)).contains("number of terms");
  }

  @Test
  void termsThatAreNoneAreRefused() throws IOException {
    assertThat(refusalWith(FIRST_TERMS_AT + 4, 4)).contains("a term's wire is 4, not below 4");
    assertThat(refusalWith(FIRST_TERMS_AT + 4, 2)).contains("stands twice in one sum");
    assertThat(refusalWith(FIRST_TERMS_AT + 8 + 28, -1)).contains("not below the prime");
    assertThat(refusalWith(WIRES_AT - 32, 7)).contains("scalar field is not BN254's");
  }

  /// circom writes wire 256 before wire 31.
  @Test
  void termsMayStandInAnyOrder() throws IOException {
    byte[] changed = bytes.clone();
    int first = FIRST_TERMS_AT + 4;
    int size = 4 + Fr.SIZE;
    System.arraycopy(bytes, first, changed, first + size, size);
    System.arraycopy(bytes, first + size, changed, first, size);
    Files.write(file, changed);
    assertThat(R1csFile.read(file)).isEqualTo(new Reading.Accepted<>(SYSTEM));
  }

  @Test
  void aWeightOfZeroIsNoTerm() throws IOException {
    byte[] changed = bytes.clone();
    Arrays.fill(changed, FIRST_TERMS_AT + 8, FIRST_TERMS_AT + 40, (byte) 0);
    Files.write(file, changed);
    ConstraintSystem read = R1csFile.read(file).orElseThrow(IllegalStateException::new);
    assertThat(read.a().terms()).isEqualTo(SYSTEM.a().terms() - 1);
  }

  @Test
  void noChangeOrCutOfAFileBringsDownTheReader() throws IOException {
    Random random = new Random(27);
    for (int i = 0; i < 300; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      assertThat(refusal(changed)).isNotEmpty();
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThat(refusal(cut)).isNotEqualTo("accepted");
    }
  }

  @Test
  void aWitnessIsWrittenAsPlainNumbers() {
    List<Fr> inputs = List.of(Fr.of(3), Fr.of(4));
    WitnessResult result = CompiledCircuit.of(WITNESSED).witness(inputs);
    Witness witness = ((WitnessResult.Satisfied) result).witness();
    Path wtns = folder.resolve("a.wtns");
    WtnsFile.write(wtns, witness.plain());
    long[] read = WtnsFile.read(wtns).orElseThrow(IllegalStateException::new);
    assertThat(List.of(read[0], read[4], read[8], read[12])).isEqualTo(List.of(1L, 3L, 4L, 12L));
  }

  private static final Circuit<List<Fr>> WITNESSED =
      (b, in) -> b.multiply(in.publicInput(List::getFirst), in.secret(List::getLast));
}
