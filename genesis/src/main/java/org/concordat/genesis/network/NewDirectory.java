package org.concordat.genesis.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.concordat.genesis.GenesisException;

/// A directory in the making. It appears under its name complete, or not at all.
record NewDirectory(Path path) {
  /// Runs `filler` on a hidden directory beside `target` and then renames it; if the filler fails,
  /// the hidden directory is removed again.
  ///
  /// @param target absolute, not existing
  static void create(Path target, Consumer<NewDirectory> filler) {
    Path draft = target.resolveSibling("." + target.getFileName() + ".creating");
    makeDraft(target, draft);
    boolean complete = false;
    try {
      filler.accept(new NewDirectory(draft));
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
    } catch (IOException e) {
      throw new GenesisException("Cannot name the new directory " + target, e);
    } finally {
      if (!complete) {
        remove(draft);
      }
    }
  }

  private static void makeDraft(Path target, Path draft) {
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      throw uncreatable(target, e);
    }
    try {
      Files.createDirectory(draft);
    } catch (FileAlreadyExistsException e) {
      throw new GenesisException(
          draft + " is left from an interrupted or running creation; remove it and try again", e);
    } catch (IOException e) {
      throw uncreatable(target, e);
    }
  }

  private static GenesisException uncreatable(Path target, IOException cause) {
    return new GenesisException(
        "Cannot create the directory " + target + ": check the rights and space above it", cause);
  }

  /// A sub-directory that only its owner may enter.
  NewDirectory privateFolder(String name) {
    Path folder = path.resolve(name);
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      return new NewDirectory(Files.createDirectory(folder, rights));
    } catch (IOException e) {
      throw new GenesisException("Cannot create the directory " + folder, e);
    }
  }

  void file(String name, String content) {
    Path file = path.resolve(name);
    try {
      Files.writeString(
          file,
          content,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new GenesisException("Cannot write " + file + ": check the space left", e);
    }
  }

  private static void remove(Path draft) {
    try (Stream<Path> walk = Files.walk(draft)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new GenesisException(
          "Cannot remove the unfinished " + draft + "; remove it by hand", e);
    }
  }
}
