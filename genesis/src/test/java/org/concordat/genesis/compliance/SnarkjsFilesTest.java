package org.concordat.genesis.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.R1csFile;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.gadget.PoseidonGadget;
import org.concordat.genesis.poseidon.Poseidon;
import org.concordat.genesis.snarkfile.WtnsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes circuits, a witness of each and a wrong one into the folder of a property, for snarkjs to
/// look at: `deploy/src/test/zk/circuits/run`.
@EnabledIfSystemProperty(named = "zk.circuits", matches = ".+")
class SnarkjsFilesTest {
  private final Path folder = Path.of(System.getProperty("zk.circuits", ""));

  @Test
  void writesTheFiles() {
    Circuit<List<Fr>> hash =
        (b, in) -> {
          var digest = in.publicInput(List::getLast);
          var inputs = in.secrets(2, list -> list.subList(0, 2));
          b.assertEqual(PoseidonGadget.hash(b, inputs), digest, "digest");
        };
    write("poseidon", CompiledCircuit.of(hash), hashed());
    for (boolean sanctions : new boolean[] {false, true}) {
      ComplianceShape shape = ComplianceShape.of(8, sanctions);
      write(
          sanctions ? "compliance-8" : "compliance-8-basic",
          CompiledCircuit.of(new ComplianceCircuit(shape)),
          ComplianceExample.assign(shape, ComplianceExample.batch(3, 2)));
    }
  }

  private static List<Fr> hashed() {
    List<Fr> inputs = List.of(Fr.of(1), Fr.of(2));
    return Stream.concat(inputs.stream(), Stream.of(Poseidon.hash(inputs))).toList();
  }

  private <T> void write(String name, CompiledCircuit<T> compiled, T assignment) {
    WitnessResult result = compiled.witness(assignment);
    assertThat(result).isInstanceOf(WitnessResult.Satisfied.class);
    long[] plain = ((WitnessResult.Satisfied) result).witness().plain();
    R1csFile.write(compiled.system(), folder.resolve(name + ".r1cs"));
    WtnsFile.write(folder.resolve(name + ".wtns"), plain);
    plain[plain.length - 100 * ScalarArrays.STRIDE] ^= 1;
    WtnsFile.write(folder.resolve(name + ".wrong.wtns"), plain);
  }
}
