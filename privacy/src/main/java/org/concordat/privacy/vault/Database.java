package org.concordat.privacy.vault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.concordat.privacy.vault.VaultLocation.Embedded;
import org.concordat.privacy.vault.VaultLocation.PostgreSql;
import org.flywaydb.core.Flyway;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Connections, migrations and transactions. Every fault leaves as `PrivacyException`.
final class Database implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4;
  private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;
  private static final String MIGRATIONS = "classpath:org/concordat/privacy/vault/migrations";

  /// Commits reach the file at once; identifiers and types as in PostgreSQL; no file with traces,
  /// since H2 would write statements into it.
  private static final String H2_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final boolean embedded;

  private Database(HikariDataSource source, boolean embedded) {
    this.source = source;
    this.jdbi = Jdbi.create(source);
    this.embedded = embedded;
  }

  static Database open(VaultLocation location) {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setPoolName("vault");
    switch (location) {
      case Embedded(var directory) -> {
        String file = directory.resolve(VaultDirectory.DATABASE_NAME).toAbsolutePath().toString();
        config.setJdbcUrl("jdbc:h2:file:" + file + H2_SETTINGS);
        config.setUsername("vault");
        config.setPassword("");
      }
      case PostgreSql(String url, String user, String password) -> {
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
      }
    }
    return migrated(config, location instanceof Embedded);
  }

  private static Database migrated(HikariConfig config, boolean embedded) {
    HikariDataSource source = null;
    try {
      source = new HikariDataSource(config);
      Flyway.configure()
          .dataSource(source)
          .locations(MIGRATIONS)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
      return new Database(source, embedded);
    } catch (RuntimeException fault) {
      if (source != null) {
        source.close();
      }
      throw VaultFaults.translate(fault);
    }
  }

  /// Runs `work` on one consistent connection without a writer's lock.
  <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException | MVStoreException fault) {
      throw VaultFaults.translate(fault);
    }
  }

  /// Runs `work` in a transaction, alone among writers; when this returns, its effect is on disk.
  <T> T write(Function<Handle, T> work) {
    try {
      T result =
          jdbi.inTransaction(handle -> {
            handle.createQuery("SELECT id FROM vault FOR UPDATE").mapTo(Integer.class).list();
            return work.apply(handle);
          });
      sync();
      return result;
    } catch (JdbiException | MVStoreException fault) {
      throw VaultFaults.translate(fault);
    }
  }

  /// PostgreSQL syncs at every commit; H2 writes at commit but leaves syncing to us.
  private void sync() {
    if (embedded) {
      jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
