package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concordat.deploy.outcome.BadInput;

/// What a command writes beside its inputs: never over something that is there.
final class NewTextFile {
  private NewTextFile() {}

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(file + " exists and is not written over; move it away first");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be written: check the folder");
    }
  }
}
