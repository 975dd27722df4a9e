/// Behind `concordat chaos`: a node of a network of its own is broken on purpose, and what is left
/// is compared with what the node had said.
///
/// [org.concordat.deploy.chaos.KillRun] starts a real node in a process of its own, keeps it busy
/// over JSON-RPC, and kills it (SIGKILL) at random moments: mostly under load, some while it
/// starts. [org.concordat.deploy.chaos.Witness] remembers what a client was told is final; a
/// restarted node must say the same of every block and transaction, and the
/// [org.concordat.chain.doctor.Doctor] must find nothing in the directory of a stopped one.
///
/// [org.concordat.deploy.chaos.ChaosRun] does to a network of four processes what
/// [org.concordat.deploy.chaos.ChaosPlan] says: kills, pauses, wipes and wrong clocks, partitions
/// and slow links through proxies of its own, strangers at the ports. It reads every block of every
/// member, and hears what validators sign as a peer of all of them.
///
/// The moments and the load follow from a seed, what they hit does not: a run can be repeated in
/// kind, not in detail. The load goes over loopback only. Nothing here touches a node that it has
/// not started.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.chaos;
