package org.concordat.privacy.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.genesis.keys.SoftwareKeyWrapping;
import org.concordat.privacy.Seeds;

/// Vaults in a temporary directory, reproducible by seed.
public record VaultFixture(Path directory, long seed) {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  public Vault open() {
    return Vault.open(
        new VaultLocation.Embedded(vaultDirectory()), wrapping(), Seeds.random(seed), CLOCK);
  }

  public Path vaultDirectory() {
    return directory.resolve("vault");
  }

  public Path databaseFile() {
    return vaultDirectory().resolve("vault.mv.db");
  }

  public KeyWrapping wrapping() {
    Path file = directory.resolve("kek");
    return Files.exists(file)
        ? SoftwareKeyWrapping.read(file, Seeds.random(seed + 1))
        : SoftwareKeyWrapping.create(file, Seeds.random(seed + 1));
  }
}
