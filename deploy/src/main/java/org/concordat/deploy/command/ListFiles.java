package org.concordat.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.privacy.policy.ListFile;
import org.concordat.privacy.policy.ListSignature;
import org.concordat.privacy.policy.PolicyList;

/// A list's file and the signature beside it, as commands read them.
final class ListFiles {
  private static final String SUFFIX = ".signature.json";
  private static final int SIGNATURE_BYTES_MAX = 4096;

  private ListFiles() {}

  static PolicyList read(Path file) {
    return switch (ListFile.read(file)) {
      case ListFile.Reading.Read(PolicyList list) -> list;
      case ListFile.Reading.Refused(String reason) ->
          throw new BadInput(file + " is no list: " + reason);
    };
  }

  static Path signatureOf(Path list) {
    return list.resolveSibling(list.getFileName() + SUFFIX);
  }

  /// Empty if there is no file.
  static Optional<ListSignature> signature(Path list) {
    Path file = signatureOf(list);
    try (InputStream in = Files.newInputStream(file)) {
      String json = new String(in.readNBytes(SIGNATURE_BYTES_MAX), StandardCharsets.UTF_8);
      ListSignature signature =
          ListSignature.read(json)
              .orElseThrow(() -> new BadInput(file + " is no signature of a list"));
      return Optional.of(signature);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: check its rights");
    }
  }
}
