package org.concordat.chain.p2p.discovery;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// What nodes say about themselves: asked of whoever has proved its address, so that nodes of other
/// chains are neither dialled nor passed on. For one thread.
final class Records {
  /// Nodes whose record is to be asked for.
  static final int MAX_WANTED = 256;

  static final int ASKED_PER_TICK = 8;

  /// A node that has not shown its record after so many questions counts as one that has none.
  static final int MAX_TRIES = 3;

  /// Nodes of other chains that are remembered as such.
  static final int MAX_FOREIGN = 256;

  /// For how long; its operator may have noticed.
  static final long FOREIGN_MILLIS = 60L * 60 * 1_000;

  private record Wanted(Contact node, int tries) {}

  /// Requests of one second are alike, whomever they go to.
  private record Asked(Bytes32 request, Bytes id) {}

  private final Speaker speaker;
  private final NodeTable table;
  private final Introductions introductions;
  private final Forks forks;
  private final Questions<Asked> open = new Questions<>();
  private final Map<Bytes, Wanted> wanted = new Bounded<>(MAX_WANTED);
  private final Map<Bytes, Integer> tries = new Bounded<>(Questions.MAX_OPEN);
  private final Map<Bytes, Long> foreign = new Bounded<>(MAX_FOREIGN);

  Records(Speaker speaker, NodeTable table, Introductions introductions, Forks forks) {
    this.speaker = speaker;
    this.table = table;
    this.introductions = introductions;
    this.forks = forks;
  }

  /// A node that has proved its address says how new its record is.
  void announced(Contact node, long seq) {
    boolean known = table.get(node).filter(it -> it.recordSeq >= seq).isPresent();
    if (known) {
      speaker.found(node);
    } else {
      wanted.putIfAbsent(node.id(), new Wanted(node, 0));
    }
  }

  boolean isForeign(Bytes id, Moment now) {
    Long until = foreign.get(id);
    return until != null && now.millis() < until;
  }

  /// @return false when nobody asked
  boolean received(Bytes sender, Endpoint from, Packet.RecordResponse response, Moment now) {
    NodeRecord theirs = response.nodeRecord();
    Asked question = new Asked(response.request(), sender);
    Optional<Contact> asked =
        open.find(question, sender, from)
            .filter(_ -> theirs.id().equals(sender))
            .map(Questions.Question::to);
    asked.ifPresent(node -> {
      open.take(question, sender, from);
      tries.remove(sender);
      judge(node, theirs, now);
    });
    return asked.isPresent();
  }

  /// Its address is the one it has proved, whatever the record says; its port the record's.
  private void judge(Contact asked, NodeRecord theirs, Moment now) {
    int tcp = theirs.tcp().orElse(asked.at().tcp());
    Contact node = new Contact(asked.id(), asked.at().withTcp(tcp));
    if (theirs.forkId().filter(it -> !forks.accepts(it)).isPresent()) {
      foreign.put(node.id(), now.millis() + FOREIGN_MILLIS);
      introductions.demote(node, now);
    } else {
      table.get(node).ifPresent(it -> it.recordSeq = theirs.seq());
      speaker.found(node);
    }
  }

  void tick(Moment now) {
    open.expire(now).forEach(this::unanswered);
    Iterator<Wanted> waiting = wanted.values().iterator();
    for (int i = 0; i < ASKED_PER_TICK && waiting.hasNext() && !open.isFull(); i++) {
      Wanted next = waiting.next();
      waiting.remove();
      ask(next.node(), next.tries() + 1, now);
    }
  }

  private void ask(Contact node, int made, Moment now) {
    tries.put(node.id(), made);
    Bytes32 request = speaker.recordRequest(node.at(), now);
    open.add(new Asked(request, node.id()), node, now);
  }

  private void unanswered(Contact node) {
    Integer made = tries.remove(node.id());
    if (made != null && made < MAX_TRIES) {
      wanted.put(node.id(), new Wanted(node, made));
    } else {
      speaker.found(node);
    }
  }

  int held() {
    return open.size() + wanted.size() + tries.size() + foreign.size();
  }
}
