/// Examines a data directory that no node has open, and says what is wrong with it.
///
/// [org.concordat.chain.doctor.Doctor] is the door. It believes nothing that is stored: every
/// header is hashed and compared with the key it is under and with the child that names it, every
/// list of transactions and receipts with its root, every seal with the validators of that height,
/// every index entry with what it points to, and every node of the newest state with the hash its
/// parent holds, down to accounts, slots and code. The flat tables are compared with the tries and
/// must make the same root by themselves; of older states the roots must be there. A full
/// examination executes the whole chain again from the genesis file, and looks for every node of
/// older states. What is found is a [org.concordat.chain.doctor.Finding].
///
/// It reads the tables by itself instead of asking the ledger's store, so that a fault in that code
/// is not repeated in its check; only what is a rule of the chain (who validates, what a seal is,
/// what a block does) is the ledger's. [org.concordat.chain.doctor.StateLayout] is the one place
/// that knows how states are stored.
///
/// Invariants: nothing is written, nothing is repaired; whatever the bytes are, the examination
/// ends; the report lists at most [org.concordat.chain.doctor.Findings#MAX_LISTED] findings and
/// counts the others. May import everything up to the ledger.
@NullMarked
package org.concordat.chain.doctor;

import org.jspecify.annotations.NullMarked;
