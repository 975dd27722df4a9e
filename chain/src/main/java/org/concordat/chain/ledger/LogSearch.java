package org.concordat.chain.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Receipt;

/// Finds logs block by block, skipping each whose bloom rules them out.
final class LogSearch {
  private final BlockStore blocks;

  LogSearch(BlockStore blocks) {
    this.blocks = blocks;
  }

  LogResult find(LogQuery query, long head) {
    if (query.fromBlock() < 0 || query.fromBlock() > query.toBlock() || query.toBlock() > head) {
      return new LogResult.Refused(
          "invalid block range: from %d to %d, head %d"
              .formatted(query.fromBlock(), query.toBlock(), head));
    }
    if (query.toBlock() - query.fromBlock() >= LogQuery.MOST_BLOCKS) {
      return new LogResult.Refused("a query may span " + LogQuery.MOST_BLOCKS + " blocks");
    }
    List<LogResult.Entry> found = new ArrayList<>();
    for (long number = query.fromBlock(); number <= query.toBlock(); number++) {
      Optional<BlockHeader> header = blocks.headerByNumber(number);
      if (header.isPresent() && query.mayMatch(header.get().logsBloom())) {
        collect(query, blocks.blockByNumber(number).orElseThrow(), found);
      }
      if (found.size() > LogQuery.MOST_LOGS) {
        return new LogResult.Refused("a query may give " + LogQuery.MOST_LOGS + " logs");
      }
    }
    return new LogResult.Found(found);
  }

  private void collect(LogQuery query, Block block, List<LogResult.Entry> found) {
    List<Receipt> receipts = blocks.receipts(block.hash()).orElseThrow();
    int logIndex = 0;
    for (int i = 0; i < receipts.size(); i++) {
      for (Log log : receipts.get(i).logs()) {
        if (query.matches(log)) {
          found.add(
              new LogResult.Entry(
                  log,
                  block.number(),
                  block.hash(),
                  block.body().transactions().get(i).hash(),
                  i,
                  logIndex));
        }
        logIndex++;
      }
    }
  }
}
