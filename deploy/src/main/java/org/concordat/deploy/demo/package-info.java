/// The demo: the main job on one machine, from a CSV file to a verdict.
///
/// [org.concordat.deploy.demo.Demo] tells the story step by step; each step is one small class that
/// does the real thing on real components: [org.concordat.deploy.demo.Consortium] starts the
/// members' nodes, [org.concordat.deploy.demo.PublicChain] the L2 or its stand-in, and so on.
/// Progress goes to standard error, the report to standard output.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy.demo;
