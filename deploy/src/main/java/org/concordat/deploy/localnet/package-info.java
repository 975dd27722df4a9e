/// A network of several processes on this machine, for users who try one, for tests and for
/// benchmarks: every member of a network that `network create` laid down, each as a child process.
///
/// [org.concordat.deploy.localnet.LocalNetwork] starts, stops, kills, pauses and wipes members by
/// their number; [org.concordat.deploy.localnet.NodeProcess] is one child, of our own Java and
/// class path; [org.concordat.deploy.localnet.RpcClient] asks a node that may vanish. What a member
/// does is in its own folder's `config.toml`: a child is started in that folder, as an operator
/// would start it, and sees nothing of the others'.
///
/// Invariants: only processes that were started here are touched; none is left when this process
/// ends, since each child watches it (`ParentWatch`); options in this process' environment do not
/// reach the children. May use `deploy.outcome` and `genesis`.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.localnet;
