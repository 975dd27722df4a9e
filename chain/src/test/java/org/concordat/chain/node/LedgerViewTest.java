package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.p2p.serve.ChainView;
import org.concordat.chain.p2p.serve.ChainViewContract;
import org.concordat.chain.pool.AddResult;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Transaction;

class LedgerViewTest extends ChainViewContract {
  @Override
  protected ChainView view(Ledger ledger, List<Transaction> pooled) {
    TransactionPool pool = new TransactionPool(PoolLimits.free(), () -> PoolView.of(ledger));
    pooled.forEach(it -> assertThat(pool.add(it)).isEqualTo(new AddResult.Added()));
    return new LedgerView(ledger, pool);
  }
}
