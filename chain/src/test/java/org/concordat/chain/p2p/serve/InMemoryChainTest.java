package org.concordat.chain.p2p.serve;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;

class InMemoryChainTest extends ChainViewContract {
  @Override
  protected ChainView view(Ledger ledger, List<Transaction> pooled) {
    InMemoryChain chain = new InMemoryChain();
    for (long number = 0; number <= ledger.head().number(); number++) {
      Optional<Block> block = ledger.blockByNumber(number);
      chain.with(block.orElseThrow(), ledger.receipts(block.get().hash()).orElseThrow());
    }
    pooled.forEach(chain::withPooled);
    return chain;
  }
}
