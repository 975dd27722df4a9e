package org.concordat.privacy.vault;

import java.nio.file.Path;

/// Where a vault keeps its tables.
public sealed interface VaultLocation {
  /// An H2 database in a directory of its own, created if absent.
  record Embedded(Path directory) implements VaultLocation {}

  /// A PostgreSQL database that exists; its driver has to be on the class path.
  ///
  /// @param url `jdbc:postgresql://host:port/database`
  record PostgreSql(String url, String user, String password) implements VaultLocation {
    @Override
    public String toString() {
      return "PostgreSql[" + url + "]";
    }
  }
}
