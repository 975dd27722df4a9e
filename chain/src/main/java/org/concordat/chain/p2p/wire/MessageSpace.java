package org.concordat.chain.p2p.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;

/// How two nodes share out the message ids: after the base protocol's 16 come the capabilities both
/// have, by name, each in the highest version both have.
public final class MessageSpace {
  private static final int BASE = 0x10;

  /// Where one capability lies.
  private record Range(Protocol protocol, int first) {
    boolean contains(int code) {
      return code >= first && code < first + protocol.messages();
    }
  }

  /// A message of one capability, its code counted from 0.
  public record Located(Capability capability, int code) {}

  private final List<Range> ranges;

  private MessageSpace(List<Range> ranges) {
    this.ranges = ranges;
  }

  public static MessageSpace of(List<Protocol> ours, List<Capability> theirs) {
    Map<String, Protocol> shared = new TreeMap<>();
    ours.stream()
        .filter(it -> theirs.contains(it.capability()))
        .sorted(Comparator.comparingInt(it -> it.capability().version()))
        .forEach(it -> shared.put(it.name(), it));
    List<Range> ranges = new ArrayList<>();
    int next = BASE;
    for (Protocol protocol : shared.values()) {
      ranges.add(new Range(protocol, next));
      next += protocol.messages();
    }
    return new MessageSpace(List.copyOf(ranges));
  }

  /// The version both sides have of a capability; empty when they do not share it.
  public OptionalInt version(String name) {
    return range(name).stream().mapToInt(it -> it.protocol().capability().version()).findFirst();
  }

  /// Empty for a code that belongs to nobody.
  public Optional<Located> locate(int code) {
    return ranges.stream()
        .filter(it -> it.contains(code))
        .map(it -> new Located(it.protocol().capability(), code - it.first()))
        .findFirst();
  }

  /// A message of a capability both sides share.
  ///
  /// @throws IllegalArgumentException when they do not, or it has no such code
  public Message message(String name, int code, Bytes payload) {
    Range range =
        range(name).orElseThrow(() -> new IllegalArgumentException(name + " is not shared"));
    if (code < 0 || code >= range.protocol().messages()) {
      throw new IllegalArgumentException(range.protocol().capability() + " has no code " + code);
    }
    return new Message(range.first() + code, payload);
  }

  private Optional<Range> range(String name) {
    return ranges.stream().filter(it -> it.protocol().name().equals(name)).findFirst();
  }
}
