package org.concordat.privacy.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;

/// The directory of an embedded vault: the database and a small file that remembers the vault's id.
/// H2 takes a missing or emptied file for a new database; the memory turns that into an error
/// instead of an empty vault.
final class VaultDirectory {
  static final String DATABASE_NAME = "vault";

  private static final String DATABASE_FILE = DATABASE_NAME + ".mv.db";
  private static final String ID_FILE = "vault.id";

  private final Path directory;

  VaultDirectory(Path directory) {
    this.directory = directory;
  }

  /// Creates the directory if needed and refuses what cannot work.
  void prepare() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new PrivacyException(
          Code.VAULT_UNAVAILABLE, "cannot create the directory " + directory, e);
    }
    Path database = directory.resolve(DATABASE_FILE);
    boolean readOnly = Files.exists(database) && !Files.isWritable(database);
    if (readOnly || !Files.isWritable(directory)) {
      throw new PrivacyException(Code.VAULT_READ_ONLY, "cannot write to " + directory);
    }
    if (rememberedId().isPresent() && isMissingOrEmpty(database)) {
      throw new PrivacyException(
          Code.VAULT_CORRUPT, "the database file of the vault is gone: " + database);
    }
  }

  Optional<String> rememberedId() {
    try {
      Path file = directory.resolve(ID_FILE);
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new PrivacyException(Code.VAULT_UNAVAILABLE, "cannot read " + directory, e);
    }
  }

  void remember(String vaultId) {
    try {
      Files.writeString(directory.resolve(ID_FILE), vaultId + "\n");
    } catch (IOException e) {
      throw new PrivacyException(Code.VAULT_READ_ONLY, "cannot write to " + directory, e);
    }
  }

  private static boolean isMissingOrEmpty(Path database) {
    try {
      return !Files.exists(database) || Files.size(database) == 0;
    } catch (IOException e) {
      throw new PrivacyException(Code.VAULT_UNAVAILABLE, "cannot read " + database, e);
    }
  }
}
