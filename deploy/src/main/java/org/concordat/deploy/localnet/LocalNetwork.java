package org.concordat.deploy.localnet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.Roster;
import org.concordat.genesis.network.RosterResult;
import org.jspecify.annotations.Nullable;

/// The members of one network, numbered from 0 in the roster's order. Not for use by several
/// threads, except that [#close] may come at any time.
public final class LocalNetwork implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration BEAT = Duration.ofMillis(100);
  private static final String CONFIG_FILE = "--config-file";
  private static final String MEMBERS = "members.json";

  private final List<Place> places;
  private final JvmProfile profile;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newHttpClient();

  private LocalNetwork(List<Place> places, JvmProfile profile, InstantSource clock) {
    this.places = places;
    this.profile = profile;
    this.clock = clock;
  }

  /// One member, and its process while it has one.
  private static final class Place {
    final String name;
    final MemberFolder folder;
    volatile @Nullable NodeProcess process;
    volatile @Nullable URI url;

    Place(String name, MemberFolder folder) {
      this.name = name;
      this.folder = folder;
    }

    NodeProcess running() {
      NodeProcess node = process;
      if (node == null) {
        throw new IllegalStateException(name + " has not been started");
      }
      return node;
    }
  }

  /// @param directory as `network create` laid it down; nothing is started yet
  /// @throws BadInput when it is none
  public static LocalNetwork in(Path directory, JvmProfile profile, InstantSource clock) {
    List<Place> places =
        roster(directory.resolve(MEMBERS)).members().stream()
            .map(Member::name)
            .map(name -> new Place(name, new MemberFolder(directory.resolve(name))))
            .toList();
    return new LocalNetwork(places, profile, clock);
  }

  private static Roster roster(Path file) {
    try {
      return switch (Roster.parse(Files.readString(file))) {
        case RosterResult.Parsed(Roster roster) -> roster;
        case RosterResult.Rejected rejected ->
            throw new BadInput(file + " is refused: " + rejected.describe());
      };
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: give a directory made by network create");
    }
  }

  public int size() {
    return places.size();
  }

  public String name(int member) {
    return places.get(member).name;
  }

  public MemberFolder folder(int member) {
    return places.get(member).folder;
  }

  /// @param options added to those in the member's `config.toml`; they win
  public void start(int member, String... options) {
    Place place = places.get(member);
    if (isRunning(member)) {
      throw new IllegalStateException(place.name + " runs already");
    }
    List<String> all = new ArrayList<>();
    all.add(CONFIG_FILE);
    all.add(place.folder.config().getFileName().toString());
    all.addAll(List.of(options));
    place.url = null;
    place.process = NodeProcess.start(profile, place.folder.path(), all);
  }

  /// Starts all at once and waits until each answers.
  public void startAll(String... options) throws InterruptedException {
    for (int member = 0; member < size(); member++) {
      start(member, options);
    }
    for (int member = 0; member < size(); member++) {
      rpcUrl(member);
    }
  }

  /// Where the member's JSON-RPC listens; waits for it after a start.
  ///
  /// @throws LocalNetworkException when the process ended instead
  public URI rpcUrl(int member) throws InterruptedException {
    Place place = places.get(member);
    URI known = place.url;
    if (known == null) {
      NodeProcess node = place.running();
      known =
          node.awaitUrl()
              .orElseThrow(
                  () -> new LocalNetworkException(place.name + " did not start: " + node.output()));
      place.url = known;
    }
    return known;
  }

  public RpcClient rpc(int member) throws InterruptedException {
    return new RpcClient(http, rpcUrl(member));
  }

  public boolean isRunning(int member) {
    NodeProcess node = places.get(member).process;
    return node != null && node.isAlive();
  }

  /// What the member's process printed, its first lines only.
  public String output(int member) {
    return places.get(member).running().output();
  }

  /// SIGKILL, and waits until the process is gone.
  public void kill(int member) throws InterruptedException {
    NodeProcess node = places.get(member).running();
    node.kill();
    node.await();
  }

  /// SIGTERM, and waits until the process is gone.
  public void stop(int member) throws InterruptedException {
    NodeProcess node = places.get(member).running();
    node.stop();
    if (!node.await(STOP)) {
      kill(member);
    }
  }

  /// SIGSTOP: the member keeps its connections and says nothing.
  public void pause(int member) throws InterruptedException {
    places.get(member).running().pause();
  }

  public void resume(int member) throws InterruptedException {
    places.get(member).running().resume();
  }

  /// Removes a stopped member's chain; its keys and configuration stay.
  public void wipe(int member) {
    if (isRunning(member)) {
      throw new IllegalStateException(name(member) + " must be stopped first");
    }
    Path data = folder(member).data();
    try (Stream<Path> walk = Files.exists(data) ? Files.walk(data) : Stream.empty()) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// CPU time of the member's process since it started; empty when it does not run.
  public Optional<Duration> cpu(int member) {
    return Optional.ofNullable(places.get(member).process).flatMap(NodeProcess::cpu);
  }

  /// The number of the member's newest block; empty when it does not answer.
  public Optional<Long> head(int member) throws InterruptedException {
    return rpc(member)
        .call("eth_blockNumber")
        .filter(JsonNode::isTextual)
        .map(it -> Long.decode(it.asText()));
  }

  /// Waits until every running member has block `number`.
  ///
  /// @return whether that came in time
  public boolean awaitHead(long number, Duration most) throws InterruptedException {
    Instant latest = clock.instant().plus(most);
    for (int member : IntStream.range(0, size()).filter(this::isRunning).toArray()) {
      while (head(member).filter(it -> it >= number).isEmpty()) {
        if (clock.instant().isAfter(latest)) {
          return false;
        }
        Thread.sleep(BEAT);
      }
    }
    return true;
  }

  /// Ends every process, by force where it does not end by itself; a paused one too.
  @Override
  public void close() {
    List<NodeProcess> running =
        places.stream()
            .flatMap(it -> Optional.ofNullable(it.process).stream())
            .filter(NodeProcess::isAlive)
            .toList();
    running.forEach(NodeProcess::stop);
    try {
      for (NodeProcess node : running) {
        node.resume();
        node.await(STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.forEach(NodeProcess::kill);
    }
    http.close();
  }
}
