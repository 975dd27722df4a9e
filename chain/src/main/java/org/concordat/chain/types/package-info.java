/// Blocks, transactions, receipts and their encodings.
package org.concordat.chain.types;
