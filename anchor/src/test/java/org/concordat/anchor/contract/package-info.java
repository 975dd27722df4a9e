/// ConsortiumAnchor on our own EVM, fed by a real consortium state: genesis accounts, registered
/// batches, QBFT headers, seals and proofs all come from the ledger's own code.
package org.concordat.anchor.contract;
