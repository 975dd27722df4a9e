package org.concordat.chain.doctor;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.Block;

/// Executes the stored blocks again, one after the other, on a ledger that starts from the genesis
/// file: every rule, every root, every seal.
record Replay(ChainTables tables, Ledger again, Findings findings) {
  /// @return how many blocks came to what their headers say
  long upTo(long head) {
    for (long number = 1; number <= head; number++) {
      Optional<Block> block = block(number);
      if (block.isEmpty()) {
        findings.unchecked("executing again from block " + number + " on: it cannot be read");
        return number - 1;
      }
      ImportResult result = again.importBlock(block.get());
      if (!(result instanceof ImportResult.Imported)) {
        findings.inBlock(number, Finding.Part.EXECUTION, "executed again it is refused: " + result);
        return number - 1;
      }
    }
    return head;
  }

  private Optional<Block> block(long number) {
    Optional<Bytes32> hash = tables.indexed(number);
    return hash.flatMap(it -> tables.header(it).found())
        .flatMap(header -> tables.body(hash.get()).found().map(body -> new Block(header, body)));
  }
}
