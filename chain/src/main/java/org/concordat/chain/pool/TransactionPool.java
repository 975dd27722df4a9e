package org.concordat.chain.pool;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.ledger.HeadListener;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.state.Account;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// The transactions that wait for a block; see the package for its rules.
public final class TransactionPool implements TransactionSource, HeadListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final PoolLimits limits;
  private final Supplier<PoolView> chain;
  private final Map<Address, SenderQueue> senders = new HashMap<>();
  private final Map<Bytes32, PooledTransaction> byHash = new HashMap<>();

  /// By arrival: every transaction behind a gap, and some that were and no longer are.
  private final NavigableMap<Long, PooledTransaction> behindGaps = new TreeMap<>();

  private long arrivals;
  private long bytes;

  /// @param chain the head as it is when asked
  public TransactionPool(PoolLimits limits, Supplier<PoolView> chain) {
    this.limits = limits;
    this.chain = chain;
  }

  /// How many wait: ready for the next block, and behind a gap of nonces.
  public record Status(int pending, int queued) {}

  public AddResult add(Transaction transaction) {
    if (transaction.encode().size() > limits.transactionSize()) {
      return AddResult.Rejected.of(AddResult.Reason.OVERSIZED);
    }
    Optional<Address> sender = transaction.sender();
    if (sender.isEmpty()) {
      return AddResult.Rejected.of(Refusal.of(Refusal.Reason.INVALID_SIGNATURE));
    }
    PoolView view = chain.get();
    lock.lock();
    try {
      return add(transaction, sender.get(), view);
    } finally {
      lock.unlock();
    }
  }

  private AddResult add(Transaction transaction, Address sender, PoolView view) {
    if (byHash.containsKey(transaction.hash())) {
      return new AddResult.AlreadyKnown();
    }
    Optional<Account> account = view.state().account(sender);
    Optional<AddResult.Rejected> objection =
        new Admission(limits, view).objection(transaction, sender, account);
    if (objection.isPresent()) {
      return objection.get();
    }
    long nonce = account.map(Account::nonce).orElse(0L);
    prune(sender, nonce);
    SenderQueue queue = senders.getOrDefault(sender, new SenderQueue());
    Optional<PooledTransaction> previous = queue.at(transaction.nonce());
    if (previous.isPresent()) {
      return replace(previous.get(), transaction, sender);
    }
    if (queue.size() >= limits.perSender() || !makeRoom(transaction, queue, nonce)) {
      return AddResult.Rejected.of(AddResult.Reason.POOL_FULL);
    }
    put(transaction, sender);
    prune(sender, nonce);
    return new AddResult.Added();
  }

  private AddResult replace(PooledTransaction previous, Transaction transaction, Address sender) {
    if (!Replacement.allowed(previous.transaction(), transaction, limits.priceBumpPercent())) {
      return AddResult.Rejected.of(AddResult.Reason.REPLACEMENT_UNDERPRICED);
    }
    if (bytes - previous.size() + transaction.encode().size() > limits.bytes()) {
      return AddResult.Rejected.of(AddResult.Reason.POOL_FULL);
    }
    forget(previous);
    put(transaction, sender);
    return new AddResult.Replaced(previous.transaction());
  }

  /// A full pool gives up its newest queued transactions for an executable one; nothing executable
  /// is ever given up, so that filling the pool with far nonces stops nobody.
  private boolean makeRoom(Transaction transaction, SenderQueue queue, long stateNonce) {
    if (hasRoomFor(transaction)) {
      return true;
    }
    long next = queue.isEmpty() ? stateNonce : queue.nextNonce();
    if (transaction.nonce() != next) {
      return false;
    }
    while (!hasRoomFor(transaction)) {
      Optional<PooledTransaction> newest = newestQueued();
      if (newest.isEmpty()) {
        return false;
      }
      remove(newest.get());
    }
    return true;
  }

  private boolean hasRoomFor(Transaction transaction) {
    return byHash.size() < limits.transactions()
        && bytes + transaction.encode().size() <= limits.bytes();
  }

  private Optional<PooledTransaction> newestQueued() {
    while (!behindGaps.isEmpty()) {
      PooledTransaction newest = behindGaps.lastEntry().getValue();
      if (isBehindGap(newest)) {
        return Optional.of(newest);
      }
      behindGaps.pollLastEntry();
    }
    return Optional.empty();
  }

  private boolean isBehindGap(PooledTransaction transaction) {
    SenderQueue queue = senders.get(transaction.sender());
    return queue != null && transaction.nonce() >= queue.nextNonce();
  }

  public Optional<Transaction> get(Bytes32 hash) {
    lock.lock();
    try {
      return Optional.ofNullable(byHash.get(hash)).map(PooledTransaction::transaction);
    } finally {
      lock.unlock();
    }
  }

  /// The nonce `sender` should use next: the state's, past everything executable here.
  public long pendingNonce(Address sender) {
    long inState = stateNonce(chain.get(), sender);
    lock.lock();
    try {
      SenderQueue queue = senders.get(sender);
      return queue == null ? inState : Math.max(inState, queue.nextNonce());
    } finally {
      lock.unlock();
    }
  }

  /// Every transaction in the pool, by arrival.
  public List<Transaction> all() {
    lock.lock();
    try {
      return byHash.values().stream()
          .sorted(Comparator.comparingLong(PooledTransaction::arrival))
          .map(PooledTransaction::transaction)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  public Status status() {
    lock.lock();
    try {
      int pending = senders.values().stream().mapToInt(SenderQueue::run).sum();
      return new Status(pending, byHash.size() - pending);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Selection select(Word baseFee) {
    lock.lock();
    try {
      List<List<PooledTransaction>> runs =
          senders.values().stream().map(SenderQueue::executable).toList();
      return new OrderedSelection(runs, baseFee, this::discard);
    } finally {
      lock.unlock();
    }
  }

  /// Drops what is in the block, and what its senders and authorities have made impossible.
  @Override
  public void onHead(Block head, List<Receipt> receipts) {
    PoolView view = chain.get();
    lock.lock();
    try {
      for (Transaction transaction : head.body().transactions()) {
        transaction.sender().ifPresent(sender -> prune(sender, view));
        transaction
            .authorizations()
            .forEach(a -> a.authority().ifPresent(authority -> prune(authority, view)));
      }
    } finally {
      lock.unlock();
    }
  }

  private void prune(Address sender, PoolView view) {
    if (senders.containsKey(sender)) {
      prune(sender, stateNonce(view, sender));
    }
  }

  private void prune(Address sender, long stateNonce) {
    SenderQueue queue = senders.get(sender);
    if (queue != null) {
      queue.removeBelow(stateNonce).forEach(this::forget);
      if (queue.isEmpty()) {
        senders.remove(sender);
      }
    }
  }

  private void discard(PooledTransaction transaction) {
    lock.lock();
    try {
      remove(transaction);
    } finally {
      lock.unlock();
    }
  }

  private void put(Transaction transaction, Address sender) {
    PooledTransaction pooled = new PooledTransaction(transaction, sender, arrivals++);
    byHash.put(transaction.hash(), pooled);
    bytes += pooled.size();
    SenderQueue queue = senders.computeIfAbsent(sender, _ -> new SenderQueue());
    queue.put(pooled);
    if (transaction.nonce() >= queue.nextNonce()) {
      behindGaps.put(pooled.arrival(), pooled);
    }
  }

  private void remove(PooledTransaction transaction) {
    if (!forget(transaction)) {
      return;
    }
    SenderQueue queue = senders.get(transaction.sender());
    if (queue != null) {
      queue.remove(transaction.nonce());
      queue.from(queue.nextNonce()).forEach(it -> behindGaps.put(it.arrival(), it));
      if (queue.isEmpty()) {
        senders.remove(transaction.sender());
      }
    }
  }

  /// @return whether it was here
  private boolean forget(PooledTransaction transaction) {
    boolean known = byHash.remove(transaction.transaction().hash()) != null;
    if (known) {
      bytes -= transaction.size();
      behindGaps.remove(transaction.arrival());
    }
    return known;
  }

  private static long stateNonce(PoolView view, Address sender) {
    return view.state().account(sender).map(Account::nonce).orElse(0L);
  }
}
