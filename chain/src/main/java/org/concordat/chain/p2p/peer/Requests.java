package org.concordat.chain.p2p.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthMessage;
import org.jspecify.annotations.Nullable;

/// What one peer has been asked and has not answered yet.
final class Requests {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  /// Unanswered at a time; more are not asked.
  static final int MAX_OUTSTANDING = 16;

  private record Outstanding(
      Class<? extends EthMessage.Answer> kind, CompletableFuture<EthMessage.Answer> answer) {}

  private final Map<Long, Outstanding> outstanding = new HashMap<>();

  /// Given up, but the answer may be on its way.
  private final Set<Long> late = new LinkedHashSet<>();

  private long lastId;
  private boolean closed;

  /// A question that may be sent.
  ///
  /// @param answer completed by the peer; exceptionally when it takes too long or is gone
  record Asked<T extends EthMessage.Answer>(long id, CompletableFuture<T> answer) {}

  /// Opens a question: the id to send it with, and where its answer will be.
  <T extends EthMessage.Answer> Asked<T> ask(Class<T> kind) {
    CompletableFuture<EthMessage.Answer> answer = new CompletableFuture<>();
    long id = register(new Outstanding(kind, answer));
    CompletableFuture<T> typed =
        answer
            .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((_, failure) -> tooLate(id, failure))
            .thenApply(kind::cast);
    return new Asked<>(id, typed);
  }

  private synchronized long register(Outstanding question) {
    lastId++;
    if (closed || outstanding.size() >= MAX_OUTSTANDING) {
      question.answer().completeExceptionally(new IllegalStateException("too much was asked"));
    } else {
      outstanding.put(lastId, question);
    }
    return lastId;
  }

  /// @param failure none when there was an answer
  synchronized void tooLate(long id, @Nullable Throwable failure) {
    if (failure != null && outstanding.remove(id) != null) {
      late.add(id);
      if (late.size() > MAX_OUTSTANDING) {
        late.remove(late.iterator().next());
      }
    }
  }

  /// @throws PeerFault when nobody asked for it
  void answered(EthMessage.Answer answer) {
    take(answer).complete(answer);
  }

  private synchronized CompletableFuture<EthMessage.Answer> take(EthMessage.Answer answer) {
    long id = answer.requestId();
    if (late.remove(id)) {
      return new CompletableFuture<>();
    }
    Outstanding question = outstanding.remove(id);
    if (question == null || !question.kind().isInstance(answer)) {
      throw PeerFault.breach(answer.getClass().getSimpleName() + " nobody asked for");
    }
    return question.answer();
  }

  /// The peer is gone.
  void close() {
    allAsked().forEach(it -> it.answer().completeExceptionally(new IllegalStateException("gone")));
  }

  private synchronized List<Outstanding> allAsked() {
    closed = true;
    return List.copyOf(outstanding.values());
  }
}
