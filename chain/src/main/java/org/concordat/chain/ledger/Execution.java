package org.concordat.chain.ledger;

import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.state.StateUpdate;

/// What executing a block came to.
sealed interface Execution {
  record Done(ExecutedBlock block, StateUpdate state) implements Execution {}

  record Failed(Breach breach) implements Execution {}
}
