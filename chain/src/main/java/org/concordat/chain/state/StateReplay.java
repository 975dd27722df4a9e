package org.concordat.chain.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.trie.NodeStore;
import org.concordat.chain.trie.TrieNodes;

/// Makes updates out of states that another store holds as tries: what differs between two roots.
public final class StateReplay {
  public static final Bytes32 EMPTY_ROOT = WorldState.EMPTY_ROOT;

  private final StateTables tables;
  private final NodeStore source;

  /// @param source finds nodes of all tries by their digest
  public StateReplay(StateTables tables, NodeStore source) {
    this.tables = tables;
    this.source = source;
  }

  /// The update of the newest state, under `from`, to the state under `to` after block `height`.
  /// Its root is worked out anew: it is `to` when the source holds what it should.
  public StateUpdate update(long height, Bytes32 from, Bytes32 to) {
    WorldState before = new WorldState(tables, height - 1, from);
    StateUpdating updating = new StateUpdating(tables, before, height);
    Difference accounts = difference(from, to);
    accounts.gone().forEach(key -> updating.delete(Bytes32.wrap(key)));
    accounts
        .present()
        .forEach((key, encoded) -> {
          Bytes32 addressHash = Bytes32.wrap(key);
          Account account = Account.decode(encoded);
          Bytes32 old = before.account(addressHash).map(Account::storageRoot).orElse(EMPTY_ROOT);
          updating.write(addressHash, content(account, slots(old, account.storageRoot())));
        });
    return updating.finish();
  }

  private static StateUpdating.Content content(Account account, Map<Bytes32, Word> slots) {
    return new StateUpdating.Content(
        account.nonce(), account.balance(), account.codeHash(), false, slots);
  }

  private Map<Bytes32, Word> slots(Bytes32 from, Bytes32 to) {
    Difference difference = difference(from, to);
    Map<Bytes32, Word> slots = new HashMap<>();
    difference.gone().forEach(key -> slots.put(Bytes32.wrap(key), Word.ZERO));
    difference
        .present()
        .forEach((key, value) -> slots.put(Bytes32.wrap(key), RlpReader.of(value).readWord()));
    return slots;
  }

  /// What changed between two tries.
  ///
  /// @param gone keys
  /// @param present entries that are new or may have another value
  private record Difference(Set<Bytes> gone, Map<Bytes, Bytes> present) {}

  private Difference difference(Bytes32 from, Bytes32 to) {
    Map<Bytes, Bytes> present = valuesNotIn(from, to);
    Set<Bytes> gone = new HashSet<>(valuesNotIn(to, from).keySet());
    gone.removeAll(present.keySet());
    return new Difference(gone, present);
  }

  /// The entries of the trie under `root`, without subtrees that the one under `other` has too.
  private Map<Bytes, Bytes> valuesNotIn(Bytes32 other, Bytes32 root) {
    Map<Bytes, Bytes> values = new HashMap<>();
    TrieNodes.visit(
        source,
        root,
        new TrieNodes.Visitor() {
          @Override
          public boolean node(Bytes path, Bytes32 hash) {
            return !TrieNodes.holds(source, other, path, hash);
          }

          @Override
          public void value(Bytes key, Bytes value) {
            values.put(key, value);
          }
        });
    return values;
  }
}
