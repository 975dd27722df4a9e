package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;

/// A genesis file that a user names.
final class GenesisInput {
  private static final long MAX_GENESIS_BYTES = 64L << 20;

  private GenesisInput() {}

  /// @throws BadInput when it is not there or refused, with what to give instead
  static GenesisFile read(Path file) {
    return switch (GenesisFile.parse(text(file))) {
      case ParseResult.Parsed(GenesisFile genesis) -> genesis;
      case ParseResult.Rejected rejected ->
          throw new BadInput(file + " is refused: " + rejected.describe());
    };
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_GENESIS_BYTES) {
        throw new BadInput(file + " is larger than any genesis file; give the right one");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " does not exist: give the network's genesis.json");
    } catch (MalformedInputException e) {
      throw new BadInput(file + " is not UTF-8 text: give the network's genesis.json");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }
}
