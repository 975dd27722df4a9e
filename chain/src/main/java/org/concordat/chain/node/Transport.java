package org.concordat.chain.node;

import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.network.Network;
import org.concordat.chain.p2p.peer.Devp2pNetwork;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.genesis.config.GenesisFile;

/// By what a node reaches others, once its chain is open.
@FunctionalInterface
public interface Transport {
  Network over(GenesisFile genesis, Ledger ledger, TransactionPool pool);

  /// Inside this process.
  static Transport within(Network network) {
    return (_, _, _) -> network;
  }

  /// devp2p.
  ///
  /// @param networkId the chain id unless the network chose another
  static Transport devp2p(
      P2pSettings settings, Optional<Word> networkId, Surroundings surroundings) {
    return (genesis, ledger, pool) ->
        new Devp2pNetwork(
            settings,
            LocalLedger.of(genesis, networkId.orElse(ledger.chainId()), ledger, pool),
            surroundings);
  }
}
