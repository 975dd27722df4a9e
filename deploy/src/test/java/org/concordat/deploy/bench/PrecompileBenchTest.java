package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.chain.evm.precompile.Precompile;
import org.concordat.chain.evm.precompile.Precompiles;
import org.concordat.chain.spec.Fork;
import org.concordat.deploy.bench.PrecompileBench.Figure;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class PrecompileBenchTest {
  /// A signature nobody made is the one input whose answer is empty after all the work.
  @Test
  void everyInputIsOneThePrecompileComputesOn() {
    Precompiles precompiles = Precompiles.of(Fork.OSAKA);
    for (PrecompileCases.Case each : PrecompileCases.all()) {
      Precompile precompile = precompiles.at(new Address(0, 0, each.number()));
      assertThat(precompile).as(each.name()).isNotNull();
      assertThat(precompile.gas(each.input())).as(each.name()).isLessThan(30_000_000);
      assertThat(precompile.run(each.input())).as(each.name()).isPresent();
      if (each.number() != 0x100) {
        assertThat(precompile.run(each.input()).orElseThrow()).as(each.name()).isNotEmpty();
      }
    }
  }

  @Test
  void aFigureIsTimePerGas() {
    Figure figure = new Figure("x", Fork.OSAKA, 2_000_000, 5_000, true);
    assertThat(figure.millisPerMegagas()).isEqualTo(2.5);
    assertThat(PrecompileBench.table(List.of(figure))).contains("2000000").contains("2.50");
  }
}
