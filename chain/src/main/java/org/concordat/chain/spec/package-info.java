/// Which rules hold at which block: the fork schedule, each fork a delta on the one before.
package org.concordat.chain.spec;
