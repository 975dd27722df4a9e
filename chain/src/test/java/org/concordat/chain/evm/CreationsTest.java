package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class CreationsTest {
  private static final Address CREATED = ContractAddress.ofCreate(Scene.SENDER, 0);
  private final Scene scene = Scene.at(Fork.OSAKA);

  /// Copies call data to memory and creates with it, leaving the address on the stack.
  private static Bytecode creator(int op) {
    Bytecode code = code().op(Opcode.CALLDATASIZE).push(0).push(0).op(Opcode.CALLDATACOPY);
    if (op == Opcode.CREATE2) {
      code.push(0x5a17);
    }
    return code.op(Opcode.CALLDATASIZE).push(0).push(2).op(op);
  }

  @Test
  void aTransactionDeploysWhatItsInitCodeReturns() {
    Bytes runtime = code().push(1).returnTop().bytes();
    Outcome.Success success = Scene.success(scene.create(Bytecode.initCode(runtime), Scene.GAS));
    assertThat(success.output()).isEqualTo(runtime);
    assertThat(scene.host.code(CREATED)).isEqualTo(runtime.toArray());
    assertThat(scene.host.nonce(CREATED)).isEqualTo(1);
    assertThat(scene.host.balance(CREATED)).isEqualTo(Word.of(5));
    assertThat(scene.host.isWarm(CREATED)).isTrue();
  }

  @Test
  void addressesFollowTheYellowPaperAndEip1014() {
    Address creator = Address.fromHex("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
    assertThat(ContractAddress.ofCreate(creator, 0).toHex())
        .isEqualTo("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d");
    assertThat(ContractAddress.ofCreate(creator, 1).toHex())
        .isEqualTo("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8");
    Address deployer = Address.fromHex("0xdeadbeef00000000000000000000000000000000");
    assertThat(
            ContractAddress.ofCreate2(deployer, new byte[32], Keccak.hash(new byte[] {0})).toHex())
        .isEqualTo("0xb928f69bb1d91cd65274e3c79d8986362984fda3");
  }

  @Test
  void createRaisesTheNonceAndCreate2NamesTheCodeItRan() {
    Bytes initCode = Bytecode.initCode(Bytes.of(0));
    Bytecode create = creator(Opcode.CREATE).returnTop();
    Word first = Scene.word(scene.call(create, initCode, Scene.GAS));
    assertThat(first).isEqualTo(Word.of(ContractAddress.ofCreate(Scene.CONTRACT, 1)));
    assertThat(scene.host.nonce(Scene.CONTRACT)).isEqualTo(2);
    Bytecode create2 = creator(Opcode.CREATE2).returnTop();
    byte[] salt = Word.of(0x5a17).toArray();
    Address expected =
        ContractAddress.ofCreate2(Scene.CONTRACT, salt, Keccak.hash(initCode.toArray()));
    assertThat(Scene.word(scene.call(create2, initCode, Scene.GAS))).isEqualTo(Word.of(expected));
  }

  @Test
  void aSecondCreationOntoTheSameAddressFailsAndKeepsTheNonceRaised() {
    Bytes initCode = Bytecode.initCode(Bytes.of(0));
    Bytecode twice = creator(Opcode.CREATE2).op(Opcode.POP).raw(creator(Opcode.CREATE2).bytes());
    assertThat(Scene.word(scene.call(twice.returnTop(), initCode, Scene.GAS))).isEqualTo(Word.ZERO);
    assertThat(scene.host.nonce(Scene.CONTRACT)).isEqualTo(3);
    scene.host.stored(CREATED, Word.ONE, Word.ONE);
    assertThat(scene.create(initCode, Scene.GAS))
        .isEqualTo(new Outcome.Halt(HaltReason.ADDRESS_COLLISION));
  }

  @Test
  void deployedCodeCosts200PerByteAndIsLimited() {
    Bytes atLimit = returning(24_576);
    Outcome.Success success = Scene.success(scene.create(atLimit, Scene.GAS));
    assertThat(success.output().size()).isEqualTo(24_576);
    assertThat(Scene.GAS - success.gasLeft()).isGreaterThan(24_576 * 200);
    assertThat(Scene.at(Fork.OSAKA).create(returning(24_577), Scene.GAS))
        .isEqualTo(new Outcome.Halt(HaltReason.CODE_TOO_LARGE));
    assertThat(Scene.at(Fork.OSAKA).create(atLimit, 24_576 * 200))
        .isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
  }

  private static Bytes returning(int size) {
    return code().push(size).push(0).op(Opcode.RETURN).bytes();
  }

  @Test
  void codeThatStartsWithTheReservedByteIsNotDeployed() {
    assertThat(scene.create(Bytecode.initCode(Bytes.of(0xef, 1)), Scene.GAS))
        .isEqualTo(new Outcome.Halt(HaltReason.CODE_PREFIX));
    assertThat(scene.host.isEmpty(CREATED)).isTrue();
  }

  @Test
  void initCodeIsMeteredAndLimitedFromShanghai() {
    Bytes large = Bytes.wrap(new byte[49_153]);
    Bytecode create = creator(Opcode.CREATE).returnTop();
    assertThat(Scene.at(Fork.PARIS).call(create, large, Scene.GAS))
        .isInstanceOf(Outcome.Success.class);
    assertThat(Scene.at(Fork.SHANGHAI).call(create, large, Scene.GAS))
        .isEqualTo(new Outcome.Halt(HaltReason.INIT_CODE_TOO_LARGE));
    Bytes fits = Bytes.wrap(new byte[49_152]);
    long paris = Scene.success(Scene.at(Fork.PARIS).call(create, fits, Scene.GAS)).gasLeft();
    long shanghai = Scene.success(Scene.at(Fork.SHANGHAI).call(create, fits, Scene.GAS)).gasLeft();
    assertThat(paris - shanghai).isEqualTo(2 * 49_152 / 32);
  }

  @Test
  void aRevertedCreationReturnsItsDataAndASuccessfulOneNothing() {
    Bytes reverts = code().push(7).push(0).op(Opcode.REVERT).bytes();
    Bytecode size = creator(Opcode.CREATE).op(Opcode.POP, Opcode.RETURNDATASIZE).returnTop();
    assertThat(Scene.word(scene.call(size, reverts, Scene.GAS))).isEqualTo(Word.of(7));
    Bytes deploys = Bytecode.initCode(Bytes.of(0, 0));
    assertThat(Scene.word(scene.call(size, deploys, Scene.GAS))).isEqualTo(Word.ZERO);
  }

  @Test
  void aCreatorWithoutTheMoneyOrTheNonceFailsLightly() {
    Bytecode poor = code().push(0).push(0).push(501).op(Opcode.CREATE).returnTop();
    assertThat(scene.result(poor)).isEqualTo(Word.ZERO);
    assertThat(scene.host.nonce(Scene.CONTRACT)).isEqualTo(1);
    Bytecode create = code().push(0).push(0).push(0).op(Opcode.CREATE).returnTop();
    scene.host.account(Scene.OTHER, -1, Word.ZERO, create.bytes());
    assertThat(Scene.word(scene.call(Scene.OTHER, Word.ZERO, Bytes.EMPTY, Scene.GAS)))
        .isEqualTo(Word.ZERO);
  }

  @Test
  void selfDestructDeletesOnlyWhatTheTransactionMadeFromCancun() {
    Bytecode dies = code().push(Scene.OTHER).op(Opcode.SELFDESTRUCT);
    Scene shanghai = Scene.at(Fork.SHANGHAI);
    shanghai.call(dies);
    assertThat(shanghai.host.destroyed()).containsExactly(Scene.CONTRACT);
    assertThat(shanghai.host.balance(Scene.OTHER)).isEqualTo(Word.of(500));
    scene.call(dies);
    assertThat(scene.host.destroyed()).isEmpty();
    assertThat(scene.host.balance(Scene.CONTRACT)).isEqualTo(Word.ZERO);
    scene.create(dies.bytes(), Scene.GAS);
    assertThat(scene.host.destroyed()).containsExactly(CREATED);
  }

  @Test
  void selfDestructToItselfBurnsOnlyWhenItDeletes() {
    Bytecode toItself = code().op(Opcode.ADDRESS, Opcode.SELFDESTRUCT);
    scene.call(toItself);
    assertThat(scene.host.balance(Scene.CONTRACT)).isEqualTo(Word.of(500));
    Scene shanghai = Scene.at(Fork.SHANGHAI);
    shanghai.call(toItself);
    assertThat(shanghai.host.balance(Scene.CONTRACT)).isEqualTo(Word.ZERO);
  }

  @Test
  void selfDestructPaysForAColdAndForANewBeneficiary() {
    Address nobody = new Address(0, 0, 0xdead);
    Bytecode dies = code().push(nobody).op(Opcode.SELFDESTRUCT);
    assertThat(scene.gasUsed(dies)).isEqualTo(3 + 5_000 + 2_600 + 25_000);
    assertThat(scene.gasUsed(dies)).isEqualTo(3 + 5_000);
  }
}
