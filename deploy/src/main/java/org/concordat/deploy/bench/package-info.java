/// Measurements behind `concordat bench`: what the engine does per CPU-second, and peers beside it
/// in the same run.
///
/// A figure is work per CPU time of the thread or process that did it wherever that can be read:
/// wall-clock time on a shared machine says more about its neighbours. A run alternates between the
/// candidates, so that a disturbance hits all of them. Every report carries the
/// [org.concordat.deploy.bench.MachineDescription] it was taken on. Nothing here is asserted in a
/// test; tests only check that a benchmark does the work it claims to measure.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.bench;
