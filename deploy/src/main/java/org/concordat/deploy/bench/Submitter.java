package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.concordat.deploy.bench.InFlight.Sent;
import org.concordat.deploy.bench.NetworkSenders.Signed;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.deploy.localnet.RpcClient.Call;

/// Sends one node its share of a load, in order and in batches, until it is told to stop or has
/// nothing left. What the node refuses is sent again a little later: a nonce that is left out stops
/// its sender for good.
final class Submitter implements Runnable {
  private static final int BATCH = 100;
  private static final Duration BEAT = Duration.ofMillis(5);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(200);

  private final int node;
  private final RpcClient client;
  private final Deque<Signed> supply;
  private final Pace pace;
  private final InFlight inFlight;
  private volatile boolean stopped;

  Submitter(int node, RpcClient client, List<Signed> supply, Pace pace, InFlight inFlight) {
    this.node = node;
    this.client = client;
    this.supply = new ArrayDeque<>(supply);
    this.pace = pace;
    this.inFlight = inFlight;
  }

  /// How fast to send.
  @FunctionalInterface
  interface Pace {
    /// @param sent so far, by this submitter
    /// @return how many may be sent now
    int allowance(long sent);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    long sent = 0;
    try {
      while (!stopped && !supply.isEmpty()) {
        int allowance = Math.min(Math.min(BATCH, supply.size()), pace.allowance(sent));
        if (allowance <= 0) {
          Thread.sleep(BEAT);
        } else {
          sent += send(allowance);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return how many of them the node took
  private int send(int count) throws InterruptedException {
    List<Signed> batch = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    long now = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Signed transaction = supply.remove();
      batch.add(transaction);
      calls.add(Call.of("eth_sendRawTransaction", transaction.encoded().toHexString()));
      inFlight.add(transaction.hash(), new Sent(node, now));
    }
    Optional<List<JsonNode>> answers = client.batch(calls);
    List<Signed> refused = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i;
      if (answers.filter(it -> at < it.size() && it.get(at).isTextual()).isEmpty()) {
        refused.add(batch.get(i));
      }
    }
    refused.forEach(it -> inFlight.refuse(it.hash()));
    refused.reversed().forEach(supply::addFirst);
    if (!refused.isEmpty()) {
      Thread.sleep(AFTER_REFUSAL);
    }
    return count - refused.size();
  }
}
