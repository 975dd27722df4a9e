package org.concordat.chain.p2p.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/// Questions of one kind that wait for their answers. For one thread.
///
/// @param <K> by what an answer names its question
final class Questions<K> {
  /// No more are asked while as many are open.
  static final int MAX_OPEN = 128;

  static final long TIMEOUT_MILLIS = 2_000;

  /// @param to who was asked, and where: an answer counts from there only
  record Question(Contact to, long deadline) {}

  private final Map<K, Question> open = new LinkedHashMap<>();

  boolean isFull() {
    return open.size() >= MAX_OPEN;
  }

  void add(K key, Contact to, Moment now) {
    open.put(key, new Question(to, now.millis() + TIMEOUT_MILLIS));
  }

  /// Whether this node is asked, or another at its address: one that names many nodes at one
  /// address has us send there once.
  boolean isAsked(Contact node) {
    return open.values().stream()
        .anyMatch(it -> it.to().id().equals(node.id()) || it.to().at().isSameSocket(node.at()));
  }

  /// The question this answers; it stays open.
  Optional<Question> find(K key, Bytes sender, Endpoint from) {
    return Optional.ofNullable(open.get(key))
        .filter(it -> it.to().id().equals(sender) && it.to().at().isSameSocket(from));
  }

  /// As [#find], and closes it.
  Optional<Question> take(K key, Bytes sender, Endpoint from) {
    Optional<Question> question = find(key, sender, from);
    question.ifPresent(_ -> open.remove(key));
    return question;
  }

  /// Closes those nobody has answered in time.
  List<Contact> expire(Moment now) {
    List<Contact> late = new ArrayList<>();
    Iterator<Question> all = open.values().iterator();
    while (all.hasNext()) {
      Question question = all.next();
      if (question.deadline() <= now.millis()) {
        all.remove();
        late.add(question.to());
      }
    }
    return late;
  }

  int size() {
    return open.size();
  }
}
