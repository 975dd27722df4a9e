package org.concordat.chain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class JournaledStateTest {
  private static final Address ALICE = new Address(0, 0, 0xa);
  private static final Address BOB = new Address(0, 0, 0xb);
  private static final Word KEY = Word.of(7);
  private final InMemoryState before = new InMemoryState();
  private final JournaledState state = new JournaledState(before);

  @Test
  void aRevertedCallLeavesNothingBehind() {
    before.put(ALICE, 1, 100, new byte[0], Map.of(KEY, Word.of(5)));
    int snapshot = state.snapshot();
    state.transfer(ALICE, BOB, Word.of(40));
    state.setNonce(ALICE, 2);
    state.setStorage(ALICE, KEY, Word.of(6));
    state.setTransientStorage(ALICE, KEY, Word.ONE);
    state.setCode(BOB, new byte[] {1});
    state.warm(BOB);
    state.warm(BOB, KEY);
    state.create(BOB);
    state.selfDestruct(ALICE);
    state.log(new Log(ALICE, List.of(), Bytes.EMPTY));
    state.revertTo(snapshot);

    assertThat(state.balance(ALICE)).isEqualTo(Word.of(100));
    assertThat(state.nonce(ALICE)).isEqualTo(1);
    assertThat(state.storage(ALICE, KEY)).isEqualTo(Word.of(5));
    assertThat(state.transientStorage(ALICE, KEY)).isEqualTo(Word.ZERO);
    assertThat(state.isEmpty(BOB)).isTrue();
    assertThat(state.warm(BOB)).isFalse();
    assertThat(state.warm(BOB, KEY)).isFalse();
    assertThat(state.createdInTransaction(BOB)).isFalse();
    assertThat(state.endTransaction()).isEmpty();
    assertThat(state.changes().accounts()).isEmpty();
  }

  @Test
  void theOriginalValueIsTheOneBeforeTheTransactionNotBeforeTheBlock() {
    before.put(ALICE, 1, 0, new byte[0], Map.of(KEY, Word.of(5)));
    state.setStorage(ALICE, KEY, Word.of(6));
    assertThat(state.originalStorage(ALICE, KEY)).isEqualTo(Word.of(5));
    state.endTransaction();
    assertThat(state.originalStorage(ALICE, KEY)).isEqualTo(Word.of(6));
  }

  @Test
  void aSlotWrittenBackToItsOldValueIsNoChange() {
    before.put(ALICE, 1, 0, new byte[0], Map.of(KEY, Word.of(5)));
    state.setStorage(ALICE, KEY, Word.of(6));
    state.endTransaction();
    state.setStorage(ALICE, KEY, Word.of(5));
    state.endTransaction();
    assertThat(state.changes().accounts()).isEmpty();
  }

  @Test
  void anAccountTouchedAndEmptyIsRemovedAtTheEndOfTheTransaction() {
    before.put(BOB, 0, 0, new byte[0], Map.of());
    state.addBalance(BOB, Word.ZERO);
    state.endTransaction();
    assertThat(state.changes().accounts()).containsOnlyKeys(BOB);
    assertThat(state.changes().accounts().get(BOB)).isInstanceOf(AccountChange.Deleted.class);
  }

  @Test
  void anEmptyAccountOnlyReadStays() {
    before.put(BOB, 0, 0, new byte[0], Map.of());
    assertThat(state.isEmpty(BOB)).isTrue();
    assertThat(state.exists(BOB)).isTrue();
    state.endTransaction();
    assertThat(state.changes().accounts()).isEmpty();
  }

  @Test
  void aDestroyedAccountMadeAgainInTheNextTransactionHasNoneOfItsOldStorage() {
    before.put(ALICE, 1, 9, new byte[] {1}, Map.of(KEY, Word.of(5)));
    state.selfDestruct(ALICE);
    assertThat(state.balance(ALICE)).isEqualTo(Word.ZERO);
    assertThat(state.storage(ALICE, KEY)).as("alive until the end").isEqualTo(Word.of(5));
    state.addBalance(ALICE, Word.of(3));
    state.endTransaction();
    assertThat(state.exists(ALICE)).isFalse();
    assertThat(state.balance(ALICE)).as("burnt").isEqualTo(Word.ZERO);
    assertThat(state.collides(ALICE)).isFalse();

    state.create(ALICE);
    assertThat(state.storage(ALICE, KEY)).isEqualTo(Word.ZERO);
    state.setStorage(ALICE, Word.of(8), Word.ONE);
    state.endTransaction();
    AccountChange.Written written = (AccountChange.Written) state.changes().accounts().get(ALICE);
    assertThat(written.storageCleared()).isTrue();
    assertThat(written.slots()).isEqualTo(Map.of(Word.of(8), Word.ONE));
  }

  @Test
  void codeIsHandedOverOnlyWhenAnAccountKeepsIt() {
    state.setCode(ALICE, new byte[] {1, 2});
    int snapshot = state.snapshot();
    state.setCode(BOB, new byte[] {3});
    state.revertTo(snapshot);
    state.endTransaction();
    assertThat(state.changes().code().values()).containsExactly(Bytes.of(1, 2));
    assertThat(state.codeHash(BOB)).isEqualTo(Bytes32.ZERO);
  }

  @Test
  void storageWithoutNonceOrCodeStillCollides() {
    before.put(ALICE, 0, 1, new byte[0], Map.of(KEY, Word.ONE));
    assertThat(state.collides(ALICE)).isTrue();
    assertThat(state.collides(BOB)).isFalse();
  }

  @Test
  void aTransferToOneselfKeepsTheBalance() {
    before.put(ALICE, 1, 10, new byte[0], Map.of());
    state.transfer(ALICE, ALICE, Word.of(10));
    assertThat(state.balance(ALICE)).isEqualTo(Word.of(10));
  }

  @Test
  void changesInTheMiddleOfATransactionAreRefused() {
    state.setNonce(ALICE, 1);
    assertThatThrownBy(state::changes).isInstanceOf(IllegalStateException.class);
  }
}
