package org.concordat.chain.p2p.serve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;

/// Answers the requests of `eth`.
public record EthServer(ChainView chain) {
  /// Most bytes of list heads around one receipt.
  private static final int RECEIPT_ENVELOPE = 9;

  /// @return empty for a message that asks for nothing
  public Optional<EthMessage.Answer> answer(EthMessage message) {
    return switch (message) {
      case EthMessage.GetBlockHeaders request ->
          Optional.of(new EthMessage.BlockHeaders(request.requestId(), headers(request)));
      case EthMessage.GetBlockBodies(long id, var hashes) ->
          Optional.of(
              new EthMessage.BlockBodies(
                  id, found(hashes, EthLimits.BODIES, chain::body, it -> it.encode().size())));
      case EthMessage.GetReceipts(long id, var hashes) ->
          Optional.of(
              new EthMessage.Receipts(
                  id, found(hashes, EthLimits.RECEIPTS, chain::receipts, EthServer::size)));
      case EthMessage.GetPooledTransactions(long id, var hashes) ->
          Optional.of(
              new EthMessage.PooledTransactions(
                  id,
                  found(
                      hashes,
                      EthLimits.POOLED_TRANSACTIONS,
                      hash -> chain.pooledTransaction(hash).map(it -> it.encode()),
                      it -> it.size())));
      case Status _,
          EthMessage.NewBlockHashes _,
          EthMessage.Transactions _,
          EthMessage.NewBlock _,
          EthMessage.NewPooledTransactionHashes _,
          EthMessage.BlockRangeUpdate _,
          EthMessage.Answer _ ->
          Optional.empty();
    };
  }

  /// What is there of the first hashes. Only as many are looked up as there may be answers, so that
  /// a long list of unknown ones costs no more than a short one.
  private static <T> List<T> found(
      List<Bytes32> hashes,
      int most,
      Function<Bytes32, Optional<T>> lookup,
      ToLongFunction<T> size) {
    Portion<T> portion = new Portion<>(most);
    for (Bytes32 hash : hashes.subList(0, Math.min(most, hashes.size()))) {
      Optional<T> item = lookup.apply(hash);
      if (item.isPresent() && !portion.add(item.get(), size.applyAsLong(item.get()))) {
        break;
      }
    }
    return portion.items();
  }

  /// The form with blooms, which is the larger one.
  private static long size(List<Receipt> receipts) {
    return receipts.stream().mapToLong(it -> it.encode().size() + RECEIPT_ENVELOPE).sum();
  }

  /// Up to the first one that is not there.
  private List<BlockHeader> headers(EthMessage.GetBlockHeaders request) {
    Portion<BlockHeader> portion = new Portion<>(Math.min(request.amount(), EthLimits.HEADERS));
    Optional<BlockHeader> next = portion.isFull() ? Optional.empty() : first(request.start());
    while (next.isPresent() && portion.add(next.get(), next.get().encode().size())) {
      next = portion.isFull() ? Optional.empty() : after(next.get(), request);
    }
    return portion.items();
  }

  private Optional<BlockHeader> first(EthMessage.Start start) {
    return switch (start) {
      case EthMessage.Start.AtHash(Bytes32 hash) -> chain.headerByHash(hash);
      case EthMessage.Start.AtNumber(long number) -> chain.headerByNumber(number);
    };
  }

  private Optional<BlockHeader> after(BlockHeader header, EthMessage.GetBlockHeaders request) {
    OptionalLong number =
        request.reverse()
            ? below(header.number(), request.skip())
            : above(header.number(), request.skip());
    return number.isPresent() ? chain.headerByNumber(number.getAsLong()) : Optional.empty();
  }

  /// Empty where the chain has no such number, however large the skip.
  private static OptionalLong below(long number, long skip) {
    return skip < number ? OptionalLong.of(number - skip - 1) : OptionalLong.empty();
  }

  private static OptionalLong above(long number, long skip) {
    return skip < Long.MAX_VALUE - number
        ? OptionalLong.of(number + skip + 1)
        : OptionalLong.empty();
  }
}
