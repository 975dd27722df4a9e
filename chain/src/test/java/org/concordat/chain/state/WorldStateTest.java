package org.concordat.chain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.trie.TrieProof;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class WorldStateTest {
  private static final int BLOCKS = 40;
  private static final int ACCOUNTS = 30;
  private static final int KEYS = 12;
  private final InMemoryStateStore store = new InMemoryStateStore();

  @Test
  void everyBlocksStateCanBeReadAndProvedAfterAllLaterOnes() {
    Random random = new Random(20_261_121);
    InMemoryState model = new InMemoryState();
    WorldState state = store.empty();
    List<WorldState> states = new ArrayList<>();
    List<Map<Address, Account>> accounts = new ArrayList<>();
    List<Map<Address, Map<Word, Word>>> slots = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      StateChanges changes = changes(random, state);
      model.apply(changes);
      state = store.put(state.update(changes));
      states.add(state);
      accounts.add(new HashMap<>(model.accounts));
      Map<Address, Map<Word, Word>> copy = new HashMap<>();
      model.slots.forEach((address, values) -> copy.put(address, new HashMap<>(values)));
      slots.add(copy);
    }
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < ACCOUNTS; i++) {
        check(states.get(block), address(i), accounts.get(block), slots.get(block));
      }
    }
  }

  private static StateChanges changes(Random random, WorldState before) {
    JournaledState state = new JournaledState(before);
    for (int i = 0; i < 20; i++) {
      Address account = address(random.nextInt(ACCOUNTS));
      switch (random.nextInt(6)) {
        case 0 -> state.selfDestruct(account);
        case 1 -> state.setCode(account, new byte[] {(byte) random.nextInt(5), 1});
        case 2 -> state.endTransaction();
        default -> {
          state.setNonce(account, state.nonce(account) + 1);
          state.addBalance(account, Word.of(random.nextInt(1_000_000)));
          state.setStorage(
              account, Word.of(random.nextInt(KEYS)), Word.of(random.nextInt(3) * 200L));
        }
      }
    }
    state.endTransaction();
    return state.changes();
  }

  private static void check(
      WorldState state,
      Address address,
      Map<Address, Account> accounts,
      Map<Address, Map<Word, Word>> slots) {
    Account expected = accounts.get(address);
    AccountProof proof = state.prove(address, keys());
    TrieProof.Result verdict =
        TrieProof.verify(state.root(), Keccak.hash(address.bytes()), proof.nodes());
    if (expected == null) {
      assertThat(state.account(address)).isEmpty();
      assertThat(verdict).isEqualTo(new TrieProof.Result.Absent());
      return;
    }
    Account account = state.account(address).orElseThrow();
    assertThat(account.nonce()).isEqualTo(expected.nonce());
    assertThat(account.balance()).isEqualTo(expected.balance());
    assertThat(account.codeHash()).isEqualTo(expected.codeHash());
    assertThat(Keccak.hash(state.code(address))).isEqualTo(expected.codeHash());
    assertThat(verdict).isEqualTo(new TrieProof.Result.Present(account.encode()));
    for (AccountProof.SlotProof slot : proof.slots()) {
      Word value = slots.getOrDefault(address, Map.of()).getOrDefault(slot.key(), Word.ZERO);
      assertThat(slot.value()).isEqualTo(value);
      assertThat(
              TrieProof.verify(
                  account.storageRoot(), Keccak.hash(slot.key().toBytes32()), slot.nodes()))
          .isEqualTo(
              value.isZero()
                  ? new TrieProof.Result.Absent()
                  : new TrieProof.Result.Present(new RlpWriter().writeScalar(value).toBytes()));
    }
  }

  @Test
  void theRootDependsOnWhatIsHeldNotOnHowItCameThere() {
    WorldState empty = store.empty();
    JournaledState once = new JournaledState(empty);
    once.addBalance(address(1), Word.of(5));
    once.endTransaction();
    Bytes32 direct = empty.update(once.changes()).root();

    JournaledState first = new JournaledState(empty);
    first.addBalance(address(1), Word.of(9));
    first.addBalance(address(2), Word.of(1));
    first.endTransaction();
    WorldState between = store.put(empty.update(first.changes()));
    JournaledState second = new JournaledState(between);
    second.subtractBalance(address(1), Word.of(4));
    second.subtractBalance(address(2), Word.of(1));
    second.endTransaction();
    assertThat(between.update(second.changes()).root()).isEqualTo(direct);
  }

  @Test
  void anAccountOutlivesItsEncoding() {
    Account account =
        new Account(7, Word.of(1_000), Account.EMPTY_STORAGE_ROOT, Account.EMPTY_CODE_HASH);
    assertThat(Account.decode(account.encode())).isEqualTo(account);
    assertThat(account.encode())
        .isEqualTo(
            Bytes.fromHexString(
                "0xf846078203e8a056e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"
                    + "a0c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"));
  }

  @Test
  void aNodeMissingInTheStoreIsCalledCorruption() {
    StateTables tables = new StateTables(new InMemoryKeyValueStore(), new StateRetention.Archive());
    WorldState state = new WorldState(tables, 0, Bytes32.repeat((byte) 7));
    assertThatThrownBy(() -> state.account(address(1)))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STORE_CORRUPT));
  }

  private static List<Word> keys() {
    List<Word> keys = new ArrayList<>();
    for (int i = 0; i <= KEYS; i++) {
      keys.add(Word.of(i));
    }
    return keys;
  }

  private static Address address(int i) {
    return new Address(0, 0, 0x1000 + i);
  }
}
