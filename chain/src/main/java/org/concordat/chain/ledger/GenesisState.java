package org.concordat.chain.ledger;

import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.StateChanges;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisFile;

/// The state a network starts with.
final class GenesisState {
  private GenesisState() {}

  /// Every account of the file, an empty one too.
  static StateChanges of(GenesisFile genesis) {
    Map<Address, AccountChange> accounts = new HashMap<>();
    Map<Bytes32, Bytes> code = new HashMap<>();
    genesis
        .alloc()
        .forEach((address, account) -> {
          Bytes32 codeHash = Keccak.hash(account.code());
          accounts.put(address, written(account, codeHash));
          if (!account.code().isEmpty()) {
            code.put(codeHash, account.code());
          }
        });
    return new StateChanges(accounts, code);
  }

  private static AccountChange.Written written(GenesisAccount account, Bytes32 codeHash) {
    Map<Word, Word> slots = new HashMap<>();
    account
        .storage()
        .forEach((key, value) -> slots.put(Word.of(key.toBytes()), Word.of(value.toBytes())));
    return new AccountChange.Written(
        account.nonce(), Word.of(account.balance().toBytes()), codeHash, true, slots);
  }

  /// Tells whether two files hold the same accounts, without making a state of them.
  static Bytes32 digest(GenesisFile genesis) {
    Bytes digest = Bytes.EMPTY;
    for (Map.Entry<Address, GenesisAccount> entry : genesis.alloc().entrySet()) {
      digest = Keccak.hash(Bytes.concatenate(digest, encoded(entry.getKey(), entry.getValue())));
    }
    return Keccak.hash(digest);
  }

  private static Bytes encoded(Address address, GenesisAccount account) {
    RlpWriter writer =
        new RlpWriter()
            .startList()
            .writeAddress(address)
            .writeScalar(account.nonce())
            .writeBytes(account.balance().toBytes())
            .writeBytes(account.code());
    account
        .storage()
        .forEach((key, value) -> writer.writeBytes(key.toBytes()).writeBytes(value.toBytes()));
    return writer.endList().toBytes();
  }
}
