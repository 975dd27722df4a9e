package org.concordat.privacy.vault;

import java.sql.SQLException;
import java.util.Optional;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// Tells database faults apart. Messages of the database are not passed on in ours: only the cause
/// carries them, and no statement binds anything but ciphertext and digests.
final class VaultFaults {
  private VaultFaults() {}

  static PrivacyException translate(RuntimeException fault) {
    if (fault instanceof PrivacyException already) {
      return already;
    }
    Code code = classify(fault);
    return new PrivacyException(code, describe(code), fault);
  }

  private static Code classify(Throwable fault) {
    if (find(fault, FlywayValidateException.class).isPresent()) {
      return Code.VAULT_FORMAT;
    }
    Optional<Code> bySql = find(fault, SQLException.class).flatMap(VaultFaults::bySql);
    if (bySql.isPresent()) {
      return bySql.get();
    }
    boolean storage = find(fault, MVStoreException.class).isPresent();
    return storage ? Code.VAULT_CORRUPT : Code.VAULT_UNAVAILABLE;
  }

  private static Optional<Code> bySql(SQLException fault) {
    Optional<Code> embedded =
        switch (fault.getErrorCode()) {
          case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Optional.of(Code.VAULT_IN_USE);
          case ErrorCode.DATABASE_IS_READ_ONLY -> Optional.of(Code.VAULT_READ_ONLY);
          case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
              Optional.of(Code.VAULT_CORRUPT);
          case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
              Optional.of(Code.VAULT_UNAVAILABLE);
          default -> Optional.empty();
        };
    return embedded.isPresent() ? embedded : byState(fault.getSQLState());
  }

  /// PostgreSQL's SQLSTATE values, appendix A of its manual.
  private static Optional<Code> byState(@Nullable String state) {
    return switch (state) {
      case "25006" -> Optional.of(Code.VAULT_READ_ONLY);
      case "XX001", "XX002" -> Optional.of(Code.VAULT_CORRUPT);
      case null, default -> Optional.empty();
    };
  }

  private static String describe(Code code) {
    return switch (code) {
      case VAULT_IN_USE -> "another process has the vault open";
      case VAULT_READ_ONLY -> "the vault cannot be written";
      case VAULT_CORRUPT -> "the vault's database is damaged";
      case VAULT_FORMAT -> "the vault's tables are not those of this version";
      case VAULT_UNAVAILABLE, WRONG_KEY, CHAIN_UNREACHABLE, CHAIN_UNEXPECTED, INPUT_UNREADABLE ->
          "the vault's database cannot be used";
    };
  }

  private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
