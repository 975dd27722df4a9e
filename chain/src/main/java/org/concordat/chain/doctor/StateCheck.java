package org.concordat.chain.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.state.Account;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.types.BlockHeader;

/// Recomputes the state root of one block from the nodes that are stored: accounts, their storage,
/// their code. Every entry is also looked up in the flat tables.
final class StateCheck {
  private static final Bytes HEIGHT = Bytes.wrap("state-height".getBytes(US_ASCII));

  private final KeyValueStore store;
  private final StateLayout layout;
  private final Findings findings;

  /// One per contract, not per account: a few dozen bytes for each.
  private final Set<Bytes32> codes = new HashSet<>();

  private long number;
  private long nodes;
  private long accounts;
  private long slots;

  StateCheck(KeyValueStore store, StateLayout layout, Findings findings) {
    this.store = store;
    this.layout = layout;
    this.findings = findings;
  }

  Examination.StateSize check(BlockHeader head) {
    number = head.number();
    height();
    walk(Optional.empty(), head.stateRoot(), this::account);
    return new Examination.StateSize(nodes, accounts, slots, codes.size());
  }

  private void walk(Optional<Bytes32> account, Bytes32 root, StateWalk.Entries entries) {
    StateWalk walk =
        new StateWalk(
            layout,
            account,
            (key, value) -> {
              flat(account, key, value);
              entries.entry(key, value);
            },
            fault -> findings.inState(number, fault));
    long walked = walk.from(root);
    nodes += walked;
  }

  /// The tables say of which block they are the state.
  private void height() {
    Optional<Bytes> height = store.get(Segment.METADATA, HEIGHT);
    if (height.filter(Bytes.ofUnsignedLong(number)::equals).isEmpty()) {
      findings.inState(number, "the tables of the newest state are not said to be of this block");
    }
  }

  /// The flat tables must hold what the tries hold.
  private void flat(Optional<Bytes32> account, Bytes32 key, Bytes value) {
    Segment table = account.isEmpty() ? Segment.FLAT_ACCOUNTS : Segment.FLAT_STORAGE;
    Bytes flatKey = account.<Bytes>map(it -> Bytes.concatenate(it, key)).orElse(key);
    Optional<Bytes> flat = store.get(table, flatKey);
    if (!flat.equals(Optional.of(value))) {
      findings.inIndex(
          table,
          "%s for %s, the trie holds %s"
              .formatted(flat.map(Bytes::toHexString).orElse("nothing"), flatKey, value));
    }
  }

  private void account(Bytes32 addressHash, Bytes encoded) {
    accounts++;
    Account account;
    try {
      account = Account.decode(encoded);
    } catch (RlpException damaged) {
      findings.inState(number, "account " + addressHash + " is damaged: " + damaged.reason());
      return;
    }
    code(addressHash, account.codeHash());
    walk(Optional.of(addressHash), account.storageRoot(), this::slot);
  }

  private void slot(Bytes32 slotHash, Bytes encoded) {
    slots++;
    try {
      if (RlpReader.of(encoded).readWord().isZero()) {
        findings.inState(number, "slot " + slotHash + " holds a zero, which is never stored");
      }
    } catch (RlpException damaged) {
      findings.inState(number, "slot " + slotHash + " is damaged: " + damaged.reason());
    }
  }

  private void code(Bytes32 addressHash, Bytes32 codeHash) {
    if (codeHash.equals(Account.EMPTY_CODE_HASH) || !codes.add(codeHash)) {
      return;
    }
    Optional<Bytes> code = store.get(Segment.CODE, codeHash);
    if (code.isEmpty() || !Keccak.hash(code.get()).equals(codeHash)) {
      findings.inState(
          number,
          "code "
              + codeHash
              + " of account "
              + addressHash
              + (code.isEmpty() ? " is missing" : " is damaged"));
    }
  }
}
