/// JSON-RPC behind the ports of `verify`, `relayer` and `assemble`, through web3j: any Ethereum
/// node will do, ours, Besu's or a public L2's.
///
/// An answer of another form than documented is RPC_MALFORMED, an endpoint that does not answer is
/// CONSORTIUM_UNREACHABLE or L2_UNREACHABLE. The only package of the module that talks to a
/// network.
///
/// May use: the JDK, Jackson, Tuweni bytes, web3j, genesis and every other package of the module.
@NullMarked
package org.concordat.anchor.rpc;

import org.jspecify.annotations.NullMarked;
