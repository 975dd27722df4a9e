/// One node, put together: store, ledger, pool, consensus, network and JSON-RPC.
///
/// The only package that sees all of chain. It starts things in order and stops them in the reverse
/// order; it holds no logic of its own. What is started here is what runs in one JVM with others
/// (the demo, tests) and alone.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.node;
