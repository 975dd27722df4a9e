package org.concordat.chain.node;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.p2p.eth.ChainIdentity;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.ForkIds;
import org.concordat.chain.p2p.peer.LocalChain;
import org.concordat.chain.p2p.serve.EthServer;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.config.GenesisFile;

/// The ledger and the pool as devp2p sees them.
///
/// @param genesisDifficulty every later block adds 1
record LocalLedger(
    Ledger ledger,
    TransactionPool pool,
    ChainIdentity identity,
    EthServer server,
    Word genesisDifficulty)
    implements LocalChain {

  static LocalLedger of(GenesisFile genesis, Word networkId, Ledger ledger, TransactionPool pool) {
    return new LocalLedger(
        ledger,
        pool,
        new ChainIdentity(networkId, ForkIds.of(ledger.genesisHash(), genesis)),
        new EthServer(new LedgerView(ledger, pool)),
        ledger.headerByNumber(0).map(BlockHeader::difficulty).orElse(Word.ZERO));
  }

  @Override
  public ChainIdentity.Tip tip() {
    Block head = ledger.head();
    return new ChainIdentity.Tip(
        head.number(),
        head.hash(),
        head.header().timestamp(),
        genesisDifficulty.add(Word.of(head.number())));
  }

  @Override
  public Optional<EthMessage.Answer> answer(EthMessage request) {
    return server.answer(request);
  }

  @Override
  public List<Transaction> pooled() {
    return pool.all();
  }
}
