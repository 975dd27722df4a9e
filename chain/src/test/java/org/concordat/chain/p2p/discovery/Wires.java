package org.concordat.chain.p2p.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.genesis.keys.SoftwareKey;

/// Nodes that discover each other in virtual time: datagrams arrive at once, in order, unless their
/// receiver is cut off.
final class Wires {
  static final ForkId OURS = new ForkId(0x1111, 0);
  static final ForkId THEIRS = new ForkId(0x2222, 0);
  private static final long START_SECONDS = 1_800_000_000;

  /// A chain whose fork id a test may change.
  static final class Chain implements Forks {
    ForkId id;

    Chain(ForkId id) {
      this.id = id;
    }

    @Override
    public ForkId own() {
      return id;
    }

    @Override
    public boolean accepts(ForkId theirs) {
      return theirs.equals(id);
    }
  }

  /// @param found what it has reported, and how it is dialled
  record Node(
      SoftwareKey key,
      Contact contact,
      Chain chain,
      Discovery discovery,
      Map<Bytes, Contact> found) {
    boolean hasFound(Node other) {
      return found.containsKey(other.contact().id());
    }
  }

  private record Datagram(Endpoint from, Endpoint to, Bytes bytes) {}

  private final Map<Endpoint, Node> nodes = new LinkedHashMap<>();
  private final Set<Endpoint> cut = new HashSet<>();
  private final Queue<Datagram> flying = new ArrayDeque<>();
  final List<Effect.Send> unclaimed = new ArrayList<>();
  private long millis = 5_000_000;

  static SoftwareKey key(int number) {
    return SoftwareKey.of(Bytes32.leftPad(Bytes.ofUnsignedInt(1_000 + number)));
  }

  static Endpoint at(String ip, int port) {
    byte[] bytes = new byte[4];
    String[] parts = ip.split("\\.", -1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return new Endpoint(Bytes.wrap(bytes), port, port);
  }

  Moment now() {
    return new Moment(millis, START_SECONDS + millis / 1_000);
  }

  Node add(int number, ForkId forkId, Node... bootnodes) {
    return add(number, at("10.0.0." + number, 30_000 + number), forkId, bootnodes);
  }

  Node add(int number, Endpoint at, ForkId forkId, Node... bootnodes) {
    SoftwareKey key = key(number);
    Chain chain = new Chain(forkId);
    List<Contact> known = List.of(bootnodes).stream().map(Node::contact).toList();
    Discovery discovery = new Discovery(key, at, known, chain, new Random(number), now());
    Contact contact = new Contact(key.publicKey(), at);
    Node node = new Node(key, contact, chain, discovery, new LinkedHashMap<>());
    nodes.put(socket(at), node);
    return node;
  }

  /// What `victim` does with a datagram from somewhere; all that follows happens too.
  void inject(Node victim, Endpoint from, Bytes datagram) {
    flying.add(new Datagram(from, victim.contact().at(), datagram));
    settle();
  }

  void inject(Node victim, Endpoint from, Packet packet, SoftwareKey key) {
    inject(victim, from, PacketCodec.seal(packet, key).datagram());
  }

  void cut(Node node) {
    cut.add(socket(node.contact().at()));
  }

  void mend(Node node) {
    cut.remove(socket(node.contact().at()));
  }

  void run(long forMillis) {
    long end = millis + forMillis;
    while (millis < end) {
      millis += Discovery.TICK_MILLIS;
      nodes.values().forEach(it -> perform(it, it.discovery().tick(now())));
      settle();
    }
  }

  /// Lets time pass without a tick.
  void sleep(long forMillis) {
    millis += forMillis;
  }

  private void settle() {
    for (Datagram next = flying.poll(); next != null; next = flying.poll()) {
      Node receiver = nodes.get(socket(next.to()));
      if (receiver == null) {
        unclaimed.add(new Effect.Send(next.to(), next.bytes()));
      } else if (!cut.contains(socket(next.to()))) {
        perform(receiver, receiver.discovery().received(socket(next.from()), next.bytes(), now()));
      }
    }
  }

  private void perform(Node node, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Found(Contact found) -> node.found().put(found.id(), found);
        case Effect.Send(Endpoint to, Bytes bytes) ->
            flying.add(new Datagram(node.contact().at(), to, bytes));
      }
    }
  }

  private static Endpoint socket(Endpoint at) {
    return at.withTcp(0);
  }
}
