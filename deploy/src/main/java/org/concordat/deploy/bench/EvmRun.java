package org.concordat.deploy.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One run of `concordat bench evm`: which candidates take part, and what they did.
///
/// @param perCase how long each candidate is measured on each case
/// @param anvil the program, where there is one
/// @param peers URLs of running nodes with our genesis, by name
/// @param only names of cases to measure; empty for all
public record EvmRun(
    Duration perCase, Optional<Path> anvil, Map<String, String> peers, List<String> only) {
  public EvmRun {
    peers = Map.copyOf(peers);
    only = List.copyOf(only);
  }

  /// The genesis a peer has to be started with, as a file's text.
  public static String genesis() {
    try (OwnNode own = OwnNode.start(EvmCases.all().accounts())) {
      return own.genesis().toJson();
    }
  }

  /// @param progress told the name of each case as it begins
  public EvmReport run(Consumer<String> progress) {
    EvmCases cases = EvmCases.all();
    MachineDescription machine = MachineDescription.current();
    List<EvmCandidate> candidates = new ArrayList<>();
    Map<String, String> absent = new LinkedHashMap<>();
    try (OwnNode own = OwnNode.start(cases.accounts())) {
      candidates.add(own.engine());
      candidates.add(own.overRpc());
      candidates.add(own.compiling());
      addPeers(own, candidates, absent);
      Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
      EvmBench bench = new EvmBench(perCase);
      for (EvmCase one : cases.list()) {
        if (only.isEmpty() || only.contains(one.name())) {
          progress.accept(one.name());
          figures.put(
              one.name(),
              bench.run(
                  one,
                  candidates,
                  (name, reason) -> absent.put(name + " on " + one.name(), reason)));
        }
      }
      return new EvmReport(machine, figures, absent);
    } finally {
      candidates.forEach(EvmCandidate::close);
    }
  }

  private void addPeers(OwnNode own, List<EvmCandidate> candidates, Map<String, String> absent) {
    anvil.ifPresentOrElse(
        path -> candidates.add(AnvilProcess.start(path, own.genesis())),
        () -> absent.put("anvil", "no --anvil, and none on the PATH"));
    peers.forEach((name, url) -> candidates.add(RpcCandidate.at(name, url)));
    if (peers.isEmpty()) {
      absent.put("other nodes", "no --peer");
    }
  }
}
