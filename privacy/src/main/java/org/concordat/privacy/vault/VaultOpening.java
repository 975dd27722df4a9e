package org.concordat.privacy.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.vault.VaultLocation.Embedded;
import org.concordat.privacy.vault.VaultLocation.PostgreSql;

/// The steps from a location to an open vault.
record VaultOpening(
    VaultLocation location, KeyWrapping keyWrapping, SecureRandom random, Clock clock) {

  Vault open() {
    return switch (location) {
      case Embedded(var path) -> openEmbedded(new VaultDirectory(path));
      case PostgreSql _ -> openChecked(Optional.empty());
    };
  }

  private Vault openEmbedded(VaultDirectory directory) {
    directory.prepare();
    return openChecked(Optional.of(directory));
  }

  private Vault openChecked(Optional<VaultDirectory> directory) {
    Database database = Database.open(location);
    try {
      VaultIdentity identity = identity(database, directory);
      IndexKey indexKey = identity.indexKey(keyWrapping);
      directory.ifPresent(d -> d.remember(identity.id()));
      return new Vault(database, indexKey, keyWrapping, random, clock);
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  private VaultIdentity identity(Database database, Optional<VaultDirectory> directory) {
    Optional<String> remembered = directory.flatMap(VaultDirectory::rememberedId);
    Optional<VaultIdentity> found = database.read(VaultIdentity::find);
    if (remembered.isPresent() && !found.map(VaultIdentity::id).equals(remembered)) {
      throw new PrivacyException(
          Code.VAULT_CORRUPT, "the database is not the one this vault directory was made with");
    }
    return found.orElseGet(() -> create(database));
  }

  private VaultIdentity create(Database database) {
    return database.write(handle ->
        VaultIdentity.find(handle)
            .orElseGet(() -> VaultIdentity.create(handle, keyWrapping, random, clock)));
  }
}
