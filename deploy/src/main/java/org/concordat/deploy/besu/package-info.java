/// A stock Besu as a member's engine: its jars, in a class loader of their own, in this process.
///
/// [org.concordat.deploy.besu.BesuHome] finds an installed distribution,
/// [org.concordat.deploy.besu.BesuArguments] says to it what a member's configuration says to our
/// own node, [org.concordat.deploy.besu.BesuEngine] runs it. Nothing of Besu is on our class path,
/// and nothing of ours on its: the two meet in files, ports and JSON-RPC.
///
/// Invariants: the engine keeps its chain in a folder of its own, so that a member can change the
/// engine and back; one engine per process, because Besu ends the process when it ends. May use
/// `deploy.outcome`.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.besu;
