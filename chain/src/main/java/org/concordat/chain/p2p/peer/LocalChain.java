package org.concordat.chain.p2p.peer;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.p2p.eth.ChainIdentity;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.types.Transaction;

/// The chain behind this node. Thread-safe.
public interface LocalChain {
  ChainIdentity identity();

  ChainIdentity.Tip tip();

  /// Answers a peer's request; empty for a message that is none.
  Optional<EthMessage.Answer> answer(EthMessage request);

  /// All transactions that wait.
  List<Transaction> pooled();
}
