/// The `concordat` command: the one place that sees every module.
///
/// [org.concordat.deploy.Concordat] parses the command line and turns every failure into a message
/// that says what to do and a documented exit code ([org.concordat.deploy.outcome.ExitCode]). The
/// commands live in `deploy.command`, the demo's story in `deploy.demo`, a network of processes on
/// this machine in `deploy.localnet`. Results go to standard output, progress and logs to standard
/// error.
@org.jspecify.annotations.NullMarked
package org.concordat.deploy;
