/// The EVM: interpreter, instruction families, gas tables, precompiles.
package org.concordat.chain.evm;
