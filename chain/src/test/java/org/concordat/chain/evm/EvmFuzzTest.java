package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any program ends, within its gas, the same way twice, and leaves nothing behind when it fails.
///
/// The input: a byte for the fork, three for the gas, a byte for the share of the rest that is code
/// (in 256ths); what is left is call data. The callee of fuzzed calls is the program itself, the
/// account at 0x07e4 (a contract that reverts with its input) or a precompile.
class EvmFuzzTest {
  private static final int HEADER = 5;
  private static final long MEMORY_CEILING = 64L << 20;
  private static final List<Fork> FORKS =
      List.of(Fork.LONDON, Fork.SHANGHAI, Fork.CANCUN, Fork.PRAGUE, Fork.OSAKA);
  private static final List<Evm> EVMS =
      FORKS.stream().map(fork -> new Evm(fork, CodeLimits.MAINNET)).toList();
  private static final Bytes ECHO_AND_REVERT = Bytes.fromHexString("0x365f5f37365ffd");

  @ParameterizedTest
  @MethodSource("seeds")
  void everyProgramEndsAlikeTwice(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < HEADER) {
      return;
    }
    Evm evm = EVMS.get((input[0] & 0xff) % EVMS.size());
    long gas = (input[1] & 0xffL) << 16 | (input[2] & 0xff) << 8 | (input[3] & 0xff);
    int codeSize = (input.length - HEADER) * ((input[4] & 0xff) + 1) / 256;
    Bytes code = Bytes.wrap(Arrays.copyOfRange(input, HEADER, HEADER + codeSize));
    Bytes data = Bytes.wrap(Arrays.copyOfRange(input, HEADER + codeSize, input.length));
    Run first = Run.of(evm, code, data, gas);
    Run second = Run.of(evm, code, data, gas);
    assertThat(second.outcome).isEqualTo(first.outcome);
    assertThat(second.host.logs()).isEqualTo(first.host.logs());
    assertThat(first.outcome.gasLeft()).isBetween(0L, gas);
    if (!(first.outcome instanceof Outcome.Success)) {
      first.assertUntouched();
    }
  }

  private record Run(Outcome outcome, InMemoryHost host) {
    static Run of(Evm evm, Bytes code, Bytes data, long gas) {
      InMemoryHost host = new InMemoryHost();
      host.account(Scene.SENDER, 1, Word.of(1_000_000), Bytes.EMPTY);
      host.account(Scene.CONTRACT, 1, Word.of(500), code);
      host.account(Scene.OTHER, 1, Word.of(500), ECHO_AND_REVERT);
      host.stored(Scene.CONTRACT, Word.ONE, Word.of(7));
      Message message = Message.call(Scene.SENDER, Scene.CONTRACT, Word.of(5), data, gas);
      return new Run(
          evm.simulate(message, host, Scene.BLOCK, Scene.TRANSACTION, MEMORY_CEILING), host);
    }

    void assertUntouched() {
      assertThat(host.logs()).isEmpty();
      assertThat(host.destroyed()).isEmpty();
      assertThat(host.balance(Scene.SENDER)).isEqualTo(Word.of(1_000_000));
      assertThat(host.balance(Scene.CONTRACT)).isEqualTo(Word.of(500));
      assertThat(host.nonce(Scene.CONTRACT)).isEqualTo(1);
      assertThat(host.storage(Scene.CONTRACT, Word.ONE)).isEqualTo(Word.of(7));
      assertThat(host.transientStorage(Scene.CONTRACT, Word.ONE)).isEqualTo(Word.ZERO);
    }
  }

  /// A program of every family, and a call of each precompile with the call data.
  static Stream<byte[]> seeds() {
    Bytes arithmetic = Bytes.fromHexString("0x60035f35046005600208600760ff0b5f5260205ff3");
    Bytes storage = Bytes.fromHexString("0x600135600155600154600255600160015d60015c5f5260205ff3");
    Bytes create = Bytes.fromHexString("0x365f5f37365f6001f05f5f5f5f5f945af15f5fa000");
    Bytes loop = Bytes.fromHexString("0x5b5a60010361100010600057602054fe");
    Stream<Bytes> precompiles =
        Stream.iterate(1, i -> i + 1).limit(17).map(i -> callWithData(new Address(0, 0, i)));
    Stream<Bytes> programs =
        Stream.concat(
            Stream.of(arithmetic, storage, create, loop, callWithData(Scene.OTHER)), precompiles);
    return programs.map(code -> input(code, Bytes.repeat((byte) 3, 256)));
  }

  private static Bytes callWithData(Address callee) {
    return Bytecode.code()
        .raw(Bytes.fromHexString("0x365f5f37"))
        .raw(Bytes.fromHexString("0x60405f365f5f"))
        .push(callee)
        .op(Opcode.GAS, Opcode.CALL)
        .raw(Bytes.fromHexString("0x5f5260205ff3"))
        .bytes();
  }

  private static byte[] input(Bytes code, Bytes data) {
    int share = 256 * code.size() / (code.size() + data.size());
    return Bytes.concatenate(Bytes.of(4, 3, 0, 0, share), code, data).toArray();
  }
}
