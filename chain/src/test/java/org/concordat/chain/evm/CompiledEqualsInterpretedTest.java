package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;

/// Random programs on both engines: nothing that can be observed differs.
class CompiledEqualsInterpretedTest {
  private static final long GAS = 200_000;
  private static final int PROGRAMS = Integer.getInteger("evm.programs", 300);
  private static final int FULL_SWEEPS = 12;
  private static final long SWEEP_GAS = 900;
  private static final List<Fork> FORKS = List.of(Fork.values());

  @Test
  void randomProgramsEndTheSame() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Random random = new Random(seed);
      Fork fork = FORKS.get(random.nextInt(FORKS.size()));
      Bytecode code = RandomCode.of(random, 5 + random.nextInt(150));
      Bytecode other = RandomCode.of(random, 5 + random.nextInt(60));
      compare("seed " + seed, fork, code, other, GAS);
    }
  }

  @Test
  void everyAmountOfGasEndsTheSame() {
    for (int seed = 0; seed < FULL_SWEEPS; seed++) {
      Random random = new Random(1_000 + seed);
      Bytecode code = RandomCode.of(random, 60);
      Bytecode other = RandomCode.of(random, 10);
      for (long gas = 0; gas < SWEEP_GAS; gas++) {
        compare("seed " + seed + " gas " + gas, Fork.OSAKA, code, other, gas);
      }
    }
  }

  @Test
  void everyInstructionEndsTheSame() {
    for (int op = 0; op < 256; op++) {
      for (int words = 0; words < 18; words++) {
        Bytecode code = Bytecode.code();
        for (int i = 0; i < words; i++) {
          code.push(3L + 5L * i);
        }
        code.op(op).push(1).op(Opcode.ADD).returnTop();
        compare("instruction " + op, Fork.OSAKA, code, Bytecode.code(), 100_000);
      }
    }
  }

  private static void compare(String what, Fork fork, Bytecode code, Bytecode other, long gas) {
    Scene plain = run(new Scene(fork), other);
    Scene compiled = run(new Scene(fork, new ImmediateCompiler()), other);
    Bytes data = Bytes.fromHexString("0x0102030405060708090a0b0c0d0e0f101112131415");
    Outcome expected = plain.call(code, data, gas);
    Outcome actual = compiled.call(code, data, gas);
    assertThat(actual).as(what + " " + code.bytes()).isEqualTo(expected);
    assertThat(compiled.host.state()).as(what).isEqualTo(plain.host.state());
  }

  private static Scene run(Scene scene, Bytecode other) {
    scene.host.stored(Scene.CONTRACT, Word.ONE, Word.of(5));
    return scene.code(Scene.OTHER, other);
  }
}
