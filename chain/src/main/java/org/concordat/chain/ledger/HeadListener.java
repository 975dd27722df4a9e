package org.concordat.chain.ledger;

import java.util.List;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Receipt;

/// Told of each block that becomes the head, in order, on the thread that imported it and after it
/// is stored. A listener that is slow holds up the import; one that throws breaks an invariant.
@FunctionalInterface
public interface HeadListener {
  void onHead(Block head, List<Receipt> receipts);
}
