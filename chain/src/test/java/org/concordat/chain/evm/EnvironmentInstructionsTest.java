package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import java.util.stream.LongStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class EnvironmentInstructionsTest {
  private static final Address NOBODY = new Address(0, 0, 0xdead);
  private final Scene scene = Scene.at(Fork.OSAKA);

  @Test
  void blockAndTransactionAreAsGiven() {
    answers(Opcode.COINBASE, Word.of(Scene.COINBASE));
    answers(Opcode.TIMESTAMP, Word.of(1_700_000_000));
    answers(Opcode.NUMBER, Word.of(1_000));
    answers(Opcode.PREVRANDAO, Word.of(77));
    answers(Opcode.GASLIMIT, Word.of(30_000_000));
    answers(Opcode.CHAINID, Word.of(20_261));
    answers(Opcode.BASEFEE, Word.of(7));
    answers(Opcode.BLOBBASEFEE, Word.of(3));
    answers(Opcode.GASPRICE, Word.of(9));
    answers(Opcode.ORIGIN, Word.of(Scene.SENDER));
    answers(Opcode.CALLER, Word.of(Scene.SENDER));
    answers(Opcode.ADDRESS, Word.of(Scene.CONTRACT));
    answers(Opcode.SELFBALANCE, Word.of(500));
  }

  @Test
  void hashesOfBlocksAndBlobsAreZeroWhereThereAreNone() {
    Bytes32 hash = Keccak.hash(Bytes.of(1));
    scene.host.blockHash(999, hash);
    assertThat(scene.result(code().push(999).op(Opcode.BLOCKHASH).returnTop()))
        .isEqualTo(Word.of(hash));
    assertThat(scene.result(code().push(new Word(1, 0, 0, 999)).op(Opcode.BLOCKHASH).returnTop()))
        .isEqualTo(Word.ZERO);
    assertThat(scene.result(code().push(0).op(Opcode.BLOBHASH).returnTop())).isEqualTo(Word.ONE);
    assertThat(scene.result(code().push(1).op(Opcode.BLOBHASH).returnTop())).isEqualTo(Word.ZERO);
  }

  @Test
  void lookingAtAnAccountIsColdOnce() {
    for (int op : new int[] {Opcode.BALANCE, Opcode.EXTCODESIZE, Opcode.EXTCODEHASH}) {
      Scene fresh = Scene.at(Fork.OSAKA);
      Bytecode look = code().push(NOBODY).op(op);
      assertThat(fresh.gasUsed(look)).isEqualTo(3 + 2_600);
      assertThat(fresh.gasUsed(look)).isEqualTo(3 + 100);
    }
  }

  @Test
  void theHashOfNoAccountIsZeroAndOfNoCodeIsNot() {
    Bytecode nobody = code().push(NOBODY).op(Opcode.EXTCODEHASH).returnTop();
    assertThat(scene.result(nobody)).isEqualTo(Word.ZERO);
    Bytecode sender = code().push(Scene.SENDER).op(Opcode.EXTCODEHASH).returnTop();
    assertThat(scene.result(sender)).isEqualTo(Word.of(Keccak.EMPTY));
  }

  @Test
  void foreignCodeIsCopiedAndPadded() {
    scene.host.account(NOBODY, 1, Word.ZERO, Bytes.fromHexString("0xa1b2c3"));
    Bytecode copy = code().push(32).push(1).push(0).push(NOBODY).op(Opcode.EXTCODECOPY);
    assertThat(scene.result(copy.push(0).op(Opcode.MLOAD).returnTop()))
        .isEqualTo(Word.fromHex("0xb2c3" + "00".repeat(30)));
  }

  @Test
  void logsCarryTopicsInOrder() {
    Bytecode log = code().push(0xda7a).push(0).op(Opcode.MSTORE);
    log.push(4).push(3).push(2).push(1).push(2).push(30).op(Opcode.LOG4);
    long gas = scene.gasUsed(log);
    Log expected =
        new Log(
            Scene.CONTRACT,
            LongStream.rangeClosed(1, 4).mapToObj(topic -> Word.of(topic).toBytes32()).toList(),
            Bytes.fromHexString("0xda7a"));
    assertThat(scene.host.logs()).containsExactly(expected);
    assertThat(gas).isEqualTo(8 * 3 + 3 + 3 + 375 * 5 + 8 * 2);
  }

  private void answers(int op, Word expected) {
    assertThat(scene.result(code().op(op).returnTop())).isEqualTo(expected);
  }
}
