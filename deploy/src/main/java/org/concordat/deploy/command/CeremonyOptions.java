package org.concordat.deploy.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.ceremony.CircuitKey;
import org.concordat.genesis.ceremony.ContributionLabel;
import org.concordat.genesis.ceremony.PowersOfTau;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.R1csFile;
import org.concordat.genesis.snarkfile.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every step of a ceremony has in common: threads, files that must be there, how hashes and
/// progress look.
final class CeremonyOptions {
  private static final int THREADS_MAX = 64;

  /// Points between two reports of progress.
  private static final int PROGRESS_STEP = 1 << 10;

  private static final int HASH_LINES = 4;
  private static final int LINE_BYTES = 16;
  private static final int WORD_BYTES = 4;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute on (default: the processors).")
  private int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec mixee;

  PowersOfTau powers() {
    return new PowersOfTau(checkedThreads(), this::show);
  }

  CircuitKey key() {
    return new CircuitKey(checkedThreads(), this::show);
  }

  int checkedThreads() {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new BadInput("--threads is between 1 and " + THREADS_MAX);
    }
    return threads;
  }

  PrintWriter out() {
    return Objects.requireNonNull(mixee).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(mixee).commandLine().getErr();
  }

  /// One line for each tenth of a part that takes a while.
  private void show(String title, long done, long total) {
    long before = Math.max(0, done - PROGRESS_STEP);
    if (total > PROGRESS_STEP && done * 10 / total > before * 10 / total) {
      err().println("concordat: %s, %d%%".formatted(title, done * 100 / total));
    }
  }

  static Path there(@Nullable Path file) {
    Path checked = Objects.requireNonNull(file);
    if (!Files.isRegularFile(checked)) {
      throw new BadInput(checked + " is not a file");
    }
    return checked;
  }

  static Path absent(@Nullable Path file) {
    Path checked = Objects.requireNonNull(file);
    if (Files.exists(checked)) {
      throw new BadInput(checked + " exists: name a new file, a step overwrites none");
    }
    return checked;
  }

  static ConstraintSystem circuit(@Nullable Path r1cs) {
    return accepted(there(r1cs), R1csFile.read(there(r1cs)));
  }

  static <T> T accepted(Path file, Reading<T> reading) {
    return reading.orElseThrow(reason -> new BadInput(file + ": " + reason));
  }

  static String name(@Nullable String name) {
    String checked = Objects.requireNonNull(name);
    if (checked.isBlank() || checked.length() > ContributionLabel.NAME_MAX) {
      throw new BadInput("--name has 1 to " + ContributionLabel.NAME_MAX + " characters");
    }
    return checked;
  }

  /// Four lines of four words, as snarkjs prints a hash of 64 bytes, so that people can compare.
  void printHash(String title, Bytes hash) {
    out().println(title);
    for (int line = 0; line < HASH_LINES; line++) {
      StringBuilder words = new StringBuilder("   ");
      for (int word = 0; word < LINE_BYTES; word += WORD_BYTES) {
        Bytes part = hash.slice(line * LINE_BYTES + word, WORD_BYTES);
        words.append(' ').append(part.toUnprefixedHexString());
      }
      out().println(words);
    }
  }

  /// What to do next, and what the others need from this step.
  void printNext(String publish, String next) {
    if (!publish.isEmpty()) {
      out().println("publish: " + publish);
    }
    out().println("next:    " + next);
  }
}
