package org.concordat.governance.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.evm.HaltReason;
import org.concordat.chain.evm.Message;
import org.concordat.chain.evm.Outcome;
import org.concordat.chain.evm.TransactionContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.predeploy.SystemPredeploys;

/// The state of a consortium after genesis, and transactions to its contracts.
public final class Consortium {
  private static final long GAS = 16_000_000;
  private static final Evm EVM = new Evm(Fork.OSAKA, CodeLimits.MAINNET);

  private final InMemoryWorld world = new InMemoryWorld();
  private long gasUsed;

  public Consortium(List<SeatedMember> founders) {
    SystemPredeploys.allocOf(founders)
        .forEach((address, account) -> {
          world.setCode(address, account.code().toArray());
          account
              .storage()
              .forEach((slot, value) -> world.setStorage(address, word(slot), word(value)));
        });
  }

  /// Members 1 to n: signers `0xa00…`, validators `0xb00…`.
  public static Consortium of(int n) {
    return new Consortium(IntStream.rangeClosed(1, n).mapToObj(Consortium::founder).toList());
  }

  public static SeatedMember founder(int i) {
    return SeatedMember.named("member " + i, signer(i), validator(i));
  }

  public static Address signer(int i) {
    return new Address(0, 0, 0xa00000 + i);
  }

  public static Address validator(int i) {
    return new Address(0, 0, 0xb00000 + i);
  }

  public void reachBlock(long number) {
    world.reachBlock(number);
  }

  public long blockNumber() {
    return world.blockNumber();
  }

  /// A transaction: what it changed stays.
  public Outcome transact(Address from, Address to, Bytes data) {
    world.beginTransaction();
    world.warm(from);
    world.warm(to);
    Outcome outcome =
        EVM.execute(
            Message.call(from, to, Word.ZERO, data, GAS),
            world,
            block(),
            new TransactionContext(from, Word.ZERO));
    gasUsed = GAS - outcome.gasLeft();
    return outcome;
  }

  /// A call: nothing it changed stays.
  public Outcome call(Address from, Address to, Bytes data) {
    world.beginTransaction();
    int before = world.snapshot();
    Outcome outcome =
        EVM.execute(
            Message.call(from, to, Word.ZERO, data, GAS),
            world,
            block(),
            new TransactionContext(from, Word.ZERO));
    world.revertTo(before);
    return outcome;
  }

  /// Events of the last transaction.
  public List<Log> logs() {
    return world.logs();
  }

  /// Of the last transaction, without its intrinsic gas and before refunds.
  public long gasUsed() {
    return gasUsed;
  }

  public Word slot(Address contract, Word slot) {
    return world.storage(contract, slot);
  }

  /// What a call that must succeed returns.
  public Bytes read(Address contract, Bytes data) {
    return succeeded(call(Address.ZERO, contract, data));
  }

  public static Bytes succeeded(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success success -> success.output();
      case Outcome.Revert revert -> throw new AssertionError("reverted: " + revert.output());
      case Outcome.Halt(HaltReason reason) -> throw new AssertionError("halted: " + reason);
    };
  }

  /// Asserts that a transaction was refused with this error.
  public static void refused(Outcome outcome, String error, Bytes... arguments) {
    assertThat(outcome).isInstanceOf(Outcome.Revert.class);
    assertThat(((Outcome.Revert) outcome).output())
        .as(error)
        .isEqualTo(Bytes.concatenate(selector(error), Bytes.concatenate(arguments)));
  }

  public static Bytes selector(String signature) {
    return Keccak.hash(Bytes.wrap(signature.getBytes(StandardCharsets.US_ASCII))).slice(0, 4);
  }

  public static Bytes32 word(Address address) {
    return Bytes32.leftPad(address.bytes());
  }

  public static Bytes32 word(long number) {
    return UInt256.valueOf(number);
  }

  private static Word word(UInt256 value) {
    return Word.of((Bytes) value);
  }

  private BlockContext block() {
    return new BlockContext(
        world.blockNumber(),
        1_700_000_000 + world.blockNumber(),
        validator(1),
        30_000_000,
        Word.ZERO,
        Word.ZERO,
        Word.ZERO,
        Word.of(20_261));
  }
}
