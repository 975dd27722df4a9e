package org.concordat.privacy.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.schema.RecordSchema;

/// Reads a whole file of records of one schema, or refuses it.
public final class RecordFileReader {
  private final RecordSchema schema;
  private final CsvLimits limits;

  public RecordFileReader(RecordSchema schema, CsvLimits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  /// @throws PrivacyException if the file cannot be opened or read
  public RecordFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /// @param in read to its end or to the first place where it is no longer CSV; not closed
  public RecordFile read(InputStream in) {
    DigestInputStream digested = new DigestInputStream(in, sha256());
    // The buffer sits outside the digest so that peeking does not count a byte twice.
    CsvReader reader = new CsvReader(new BufferedInputStream(digested), limits);
    RecordFileBuilder builder = new RecordFileBuilder(schema, limits);
    try {
      while (builder.accept(reader.next())) {
        // accept() keeps what it needs
      }
    } catch (IOException e) {
      throw unreadable("the records", e);
    }
    return builder.result(Bytes32.wrap(digested.getMessageDigest().digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static PrivacyException unreadable(String what, IOException e) {
    return new PrivacyException(PrivacyException.Code.INPUT_UNREADABLE, "cannot read " + what, e);
  }
}
