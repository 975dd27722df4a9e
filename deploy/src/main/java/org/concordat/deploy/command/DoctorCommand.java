package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.concordat.chain.doctor.Doctor;
import org.concordat.chain.doctor.Examination;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.config.GenesisFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat doctor`: whether a stopped node's data directory is whole.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Examines the data directory of a stopped node.",
    description = {
      "Checks the chain of hashes, seals, transactions, receipts, indexes and states, and",
      "says what is wrong. Repairs nothing."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final ChainFiles chain = new ChainFiles();

  @Option(
      names = "--full",
      description = "Also execute every block again from genesis, in a temporary directory.")
  private boolean full;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    GenesisFile genesis = chain.genesis();
    Path data = chain.dataPath();
    requireDatabase(data);
    Examination found = examine(new Doctor(genesis, Clock.systemUTC()), data);
    CommandSpec own = Objects.requireNonNull(spec);
    own.commandLine().getOut().println(json ? toJson(found) : toText(data, found));
    return (found.isSound() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
  }

  private Examination examine(Doctor doctor, Path data) throws IOException {
    try (KeyValueStore store = RocksDbKeyValueStore.openCurrent(data)) {
      if (!full) {
        return doctor.examine(store);
      }
      try (WorkDirectory scratch = WorkDirectory.create("doctor", Optional.empty());
          KeyValueStore again = RocksDbKeyValueStore.open(scratch.path())) {
        return doctor.examineFully(store, again);
      }
    }
  }

  /// Opening makes a database where there is none; an examination must not.
  private static void requireDatabase(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new BadInput(data + " is not a directory; give the node's --data-path");
    }
    try (Stream<Path> entries = Files.list(data)) {
      if (entries.count() < 2) {
        throw new BadInput(data + " holds no chain; give the --data-path of a node that has run");
      }
    }
  }

  private static ObjectNode toJson(Examination found) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("ok", true);
    node.put("sound", found.isSound());
    node.put("head", found.head()).put("blocks", found.blocks());
    node.put("transactions", found.transactions()).put("executed", found.executed());
    node.putObject("state")
        .put("nodes", found.state().nodes())
        .put("accounts", found.state().accounts())
        .put("slots", found.state().slots())
        .put("codes", found.state().codes());
    node.put("findingCount", found.findingCount());
    ArrayNode findings = node.putArray("findings");
    found.findings().forEach(finding -> findings.add(finding.toString()));
    ArrayNode unchecked = node.putArray("unchecked");
    found.unchecked().forEach(unchecked::add);
    return node;
  }

  private static String toText(Path data, Examination found) {
    StringBuilder out = new StringBuilder();
    line(out, "blocks", found.blocks() + ", the head is block " + found.head());
    line(out, "transactions", found.transactions());
    line(
        out,
        "state",
        "%d accounts, %d slots, %d contract codes in %d nodes"
            .formatted(
                found.state().accounts(),
                found.state().slots(),
                found.state().codes(),
                found.state().nodes()));
    line(out, "executed again", found.executed());
    found.findings().forEach(finding -> line(out, "FOUND", finding));
    if (found.findingCount() > found.findings().size()) {
      line(out, "", "and " + (found.findingCount() - found.findings().size()) + " more");
    }
    found.unchecked().forEach(what -> line(out, "not checked", what));
    return out.append(found.isSound() ? sound(data) : next(data)).toString();
  }

  private static void line(StringBuilder out, String name, Object value) {
    out.append("  %-16s %s%n".formatted(name, value));
  }

  private static String sound(Path data) {
    return "Nothing is wrong with " + data + ".";
  }

  private static String next(Path data) {
    return """
    %s is damaged. Do not start a validator from it. Keep a copy for the report, then
    restore the directory from a backup, or move it away and let the node fetch the
    chain again. Check the disk and the memory of the machine: the database acknowledges
    nothing that is not on disk.\
    """
        .formatted(data);
  }
}
