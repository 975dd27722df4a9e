/// The consortium's contracts on our own EVM: each against a plain model of what it should do.
package org.concordat.governance.evm;
