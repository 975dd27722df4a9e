package org.concordat.chain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.evm.ContractAddress;
import org.concordat.chain.execution.Refusal.Reason;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.chain.types.AccessListTransaction;
import org.concordat.chain.types.Authorization;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.SetCodeTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class TransactionProcessorTest {
  private static final Word CHAIN_ID = Word.of(1);
  private static final Bytes32 KEY = Word.of(45).toBytes32();
  private static final Address SENDER = Secp256k1.address(Secp256k1.publicKey(KEY));
  private static final Bytes32 AUTHORITY_KEY = Word.of(46).toBytes32();
  private static final Address AUTHORITY = Secp256k1.address(Secp256k1.publicKey(AUTHORITY_KEY));
  private static final Address TARGET = new Address(0, 0, 0x7a);
  private static final Address COINBASE = new Address(0, 0, 0xc0);
  private static final Word BASE_FEE = Word.of(10);
  private static final long RICH = 1_000_000_000_000L;

  private final JournaledState state = new JournaledState(new InMemoryStateStore().empty());
  private Fork fork = Fork.OSAKA;

  TransactionProcessorTest() {
    state.addBalance(SENDER, Word.of(RICH));
    state.endTransaction();
  }

  private TransactionResult run(Transaction transaction) {
    return run(transaction, 30_000_000);
  }

  private TransactionResult run(Transaction transaction, long gasAvailable) {
    ExecutionRules standard = ExecutionRules.of(fork, CHAIN_ID);
    ExecutionRules rules =
        new ExecutionRules(fork, CHAIN_ID, CodeLimits.MAINNET, standard.transactionGasCap());
    BlockContext block =
        new BlockContext(1, 1_000, COINBASE, 30_000_000, Word.ZERO, BASE_FEE, Word.ZERO, CHAIN_ID);
    return new TransactionProcessor(rules)
        .process(
            transaction,
            transaction.sender().orElseThrow(),
            block,
            BlockHashes.NONE,
            gasAvailable,
            state);
  }

  private TransactionResult.Executed executed(Transaction transaction) {
    return (TransactionResult.Executed) run(transaction);
  }

  private void refuses(Reason reason, Transaction transaction) {
    assertThat(run(transaction))
        .isInstanceOfSatisfying(
            TransactionResult.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    assertThat(state.nonce(SENDER)).isZero();
    assertThat(state.balance(SENDER)).isEqualTo(Word.of(RICH));
  }

  private static Transaction call(long nonce, long gas, Bytes data) {
    return fees(CHAIN_ID, nonce, gas, 12, 2, Optional.of(TARGET), data);
  }

  private static Transaction fees(
      Word chainId, long nonce, long gas, long fee, long tip, Optional<Address> to, Bytes data) {
    return new FeeMarketTransaction(
            chainId,
            nonce,
            Word.of(tip),
            Word.of(fee),
            gas,
            to,
            Word.of(7),
            data,
            List.of(),
            Transaction.UNSIGNED)
        .sign(KEY);
  }

  private static Transaction setCode(Authorization... authorizations) {
    return new SetCodeTransaction(
            CHAIN_ID,
            0,
            Word.of(2),
            Word.of(12),
            200_000,
            TARGET,
            Word.ZERO,
            Bytes.EMPTY,
            List.of(),
            List.of(authorizations),
            Transaction.UNSIGNED)
        .sign(KEY);
  }

  @Test
  void aTransferMovesValueAndPaysTheTipToTheCoinbase() {
    assertThat(executed(call(0, 50_000, Bytes.EMPTY)).gasUsed()).isEqualTo(21_000);
    assertThat(state.balance(TARGET)).isEqualTo(Word.of(7));
    assertThat(state.balance(COINBASE)).isEqualTo(Word.of(2 * 21_000L));
    assertThat(state.balance(SENDER)).isEqualTo(Word.of(RICH - 7 - 12 * 21_000L));
    assertThat(state.nonce(SENDER)).isEqualTo(1);
  }

  @Test
  void nonces() {
    refuses(Reason.NONCE_TOO_HIGH, call(1, 50_000, Bytes.EMPTY));
    run(call(0, 50_000, Bytes.EMPTY));
    assertThat(((TransactionResult.Refused) run(call(0, 50_000, Bytes.EMPTY))).refusal().message())
        .isEqualTo("nonce too low: address " + SENDER + ", tx: 0 state: 1");
  }

  @Test
  void theLastNonceIsNeverUsed() {
    refuses(Reason.NONCE_AT_MAXIMUM, call(-1, 50_000, Bytes.EMPTY));
  }

  @Test
  void anotherChainsTransaction() {
    refuses(
        Reason.WRONG_CHAIN_ID,
        fees(Word.of(2), 0, 50_000, 12, 2, Optional.of(TARGET), Bytes.EMPTY));
  }

  @Test
  void feesThatDoNotFit() {
    Optional<Address> to = Optional.of(TARGET);
    refuses(Reason.TIP_ABOVE_FEE_CAP, fees(CHAIN_ID, 0, 50_000, 12, 13, to, Bytes.EMPTY));
    refuses(Reason.FEE_CAP_BELOW_BASE_FEE, fees(CHAIN_ID, 0, 50_000, 9, 1, to, Bytes.EMPTY));
    refuses(
        Reason.INSUFFICIENT_FUNDS, fees(CHAIN_ID, 0, 50_000, RICH / 50_000, 1, to, Bytes.EMPTY));
  }

  @Test
  void moreGasThanTheBlockHasLeft() {
    assertThat(run(call(0, 50_000, Bytes.EMPTY), 49_999))
        .isInstanceOfSatisfying(
            TransactionResult.Refused.class,
            refused ->
                assertThat(refused.refusal().reason()).isEqualTo(Reason.BLOCK_GAS_EXHAUSTED));
  }

  @Test
  void moreGasThanOneTransactionMayHaveFromOsaka() {
    refuses(Reason.GAS_ABOVE_CAP, call(0, ExecutionRules.OSAKA_CAP + 1, Bytes.EMPTY));
    fork = Fork.PRAGUE;
    assertThat(executed(call(0, ExecutionRules.OSAKA_CAP + 1, Bytes.EMPTY)).success()).isTrue();
  }

  @Test
  void gasThatDoesNotCoverDataAndCreation() {
    fork = Fork.CANCUN;
    refuses(Reason.INTRINSIC_GAS_TOO_LOW, call(0, 20_999, Bytes.EMPTY));
    refuses(Reason.INTRINSIC_GAS_TOO_LOW, call(0, 21_019, Bytes.of(0, 1)));
    refuses(
        Reason.INTRINSIC_GAS_TOO_LOW,
        fees(CHAIN_ID, 0, 53_000 + 2 + 4 - 1, 12, 2, Optional.empty(), Bytes.of(0)));
  }

  @Test
  void theFloorOfDataFromPrague() {
    Bytes data = Bytes.fromHexString("0x" + "ff".repeat(100));
    refuses(Reason.FLOOR_DATA_GAS_TOO_LOW, call(0, 21_000 + 4_000 - 1, data));
    assertThat(executed(call(0, 100_000, data)).gasUsed()).isEqualTo(21_000 + 4_000);
    fork = Fork.CANCUN;
    assertThat(executed(call(1, 100_000, data)).gasUsed()).isEqualTo(21_000 + 1_600);
  }

  @Test
  void initCodeAboveItsLimit() {
    Bytes big = Bytes.wrap(new byte[49_153]);
    refuses(
        Reason.INIT_CODE_TOO_LARGE, fees(CHAIN_ID, 0, 10_000_000, 12, 2, Optional.empty(), big));
    fork = Fork.PARIS;
    assertThat(executed(fees(CHAIN_ID, 0, 10_000_000, 12, 2, Optional.empty(), big)).success())
        .isTrue();
  }

  @Test
  void aContractDoesNotSendUnlessItOnlyDelegates() {
    state.setCode(SENDER, new byte[] {1});
    refuses(Reason.SENDER_HAS_CODE, call(0, 50_000, Bytes.EMPTY));
    byte[] delegation =
        Bytes.concatenate(Bytes.fromHexString("0xef0100"), TARGET.bytes()).toArray();
    state.setCode(SENDER, delegation);
    fork = Fork.CANCUN;
    refuses(Reason.SENDER_HAS_CODE, call(0, 50_000, Bytes.EMPTY));
    fork = Fork.PRAGUE;
    assertThat(executed(call(0, 50_000, Bytes.EMPTY)).success()).isTrue();
  }

  @Test
  void setCodeTransactionsStartWithPragueAndNeedAnAuthorization() {
    refuses(Reason.EMPTY_AUTHORIZATIONS, setCode());
    fork = Fork.CANCUN;
    refuses(
        Reason.TYPE_NOT_SUPPORTED, setCode(Authorization.sign(CHAIN_ID, TARGET, 0, AUTHORITY_KEY)));
  }

  @Test
  void anAuthorizationSetsADelegationAndCostsTheFullChargeForANewAccount() {
    TransactionResult.Executed result =
        executed(setCode(Authorization.sign(CHAIN_ID, TARGET, 0, AUTHORITY_KEY)));
    assertThat(Bytes.wrap(state.code(AUTHORITY)))
        .isEqualTo(Bytes.concatenate(Bytes.fromHexString("0xef0100"), TARGET.bytes()));
    assertThat(state.nonce(AUTHORITY)).isEqualTo(1);
    assertThat(result.gasUsed()).isEqualTo(21_000 + 25_000);
  }

  @Test
  void anAuthorizationOfAKnownAccountRefundsHalfUpToAFifth() {
    state.addBalance(AUTHORITY, Word.ONE);
    state.endTransaction();
    assertThat(executed(setCode(Authorization.sign(Word.ZERO, TARGET, 0, AUTHORITY_KEY))).gasUsed())
        .isEqualTo(46_000 - 46_000 / 5);
  }

  @Test
  void authorizationsThatDoNotHoldAreSkippedButPaid() {
    Authorization wrongChain = Authorization.sign(Word.of(2), TARGET, 0, AUTHORITY_KEY);
    Authorization wrongNonce = Authorization.sign(CHAIN_ID, TARGET, 5, AUTHORITY_KEY);
    assertThat(executed(setCode(wrongChain, wrongNonce)).gasUsed()).isEqualTo(21_000 + 50_000);
    assertThat(state.code(AUTHORITY)).isEmpty();
    assertThat(state.nonce(AUTHORITY)).isZero();
  }

  @Test
  void delegatingToTheZeroAddressTakesTheDelegationBack() {
    executed(
        setCode(
            Authorization.sign(CHAIN_ID, TARGET, 0, AUTHORITY_KEY),
            Authorization.sign(CHAIN_ID, Address.ZERO, 1, AUTHORITY_KEY)));
    assertThat(state.code(AUTHORITY)).isEmpty();
    assertThat(state.nonce(AUTHORITY)).isEqualTo(2);
  }

  @Test
  void aCreationPutsItsCodeAtTheDerivedAddress() {
    // Returns the one byte 0x00.
    Bytes initCode = Bytes.fromHexString("0x60016000f3");
    TransactionResult.Executed result =
        executed(fees(CHAIN_ID, 0, 200_000, 12, 2, Optional.empty(), initCode));
    Address created = ContractAddress.ofCreate(SENDER, 0);
    assertThat(result.created()).contains(created);
    assertThat(state.code(created)).containsExactly(0);
    assertThat(state.balance(created)).isEqualTo(Word.of(7));
  }

  @Test
  void aFailedCallCostsItsGasAndTheNonceAndChangesNothingElse() {
    state.setCode(TARGET, new byte[] {(byte) 0xfe});
    TransactionResult.Executed result = executed(call(0, 50_000, Bytes.EMPTY));
    assertThat(result.success()).isFalse();
    assertThat(result.halt()).isPresent();
    assertThat(result.gasUsed()).isEqualTo(50_000);
    assertThat(state.balance(TARGET)).isEqualTo(Word.ZERO);
    assertThat(state.nonce(SENDER)).isEqualTo(1);
  }

  @Test
  void clearingAStorageSlotRefundsAtMostAFifth() {
    state.setCode(TARGET, Bytes.fromHexString("0x600060005500").toArray());
    state.setNonce(TARGET, 1);
    state.setStorage(TARGET, Word.ZERO, Word.ONE);
    state.endTransaction();
    long spent = 21_000 + 3 + 3 + 5_000;
    assertThat(executed(call(0, 50_000, Bytes.EMPTY)).gasUsed()).isEqualTo(spent - 4_800);
  }

  @Test
  void anAccessListMakesSlotsWarm() {
    state.setCode(TARGET, Bytes.fromHexString("0x60005400").toArray());
    state.setNonce(TARGET, 1);
    state.endTransaction();
    Transaction listed =
        new AccessListTransaction(
                CHAIN_ID,
                0,
                Word.of(12),
                50_000,
                Optional.of(TARGET),
                Word.ZERO,
                Bytes.EMPTY,
                List.of(new AccessListEntry(TARGET, List.of(Word.ZERO))),
                Transaction.UNSIGNED)
            .sign(KEY);
    assertThat(executed(listed).gasUsed()).isEqualTo(21_000 + 2_400 + 1_900 + 3 + 100);
    assertThat(executed(call(1, 50_000, Bytes.EMPTY)).gasUsed()).isEqualTo(21_000 + 3 + 2_100);
  }

  @Test
  void theCoinbaseIsWarmFromShanghai() {
    // BALANCE of COINBASE.
    state.setCode(TARGET, Bytes.fromHexString("0x413100").toArray());
    state.setNonce(TARGET, 1);
    state.endTransaction();
    assertThat(executed(call(0, 50_000, Bytes.EMPTY)).gasUsed()).isEqualTo(21_000 + 2 + 100);
    fork = Fork.PARIS;
    assertThat(executed(call(1, 50_000, Bytes.EMPTY)).gasUsed()).isEqualTo(21_000 + 2 + 2_600);
  }
}
