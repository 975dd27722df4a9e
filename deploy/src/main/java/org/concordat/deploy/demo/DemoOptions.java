package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.util.Optional;

/// What the user asked the demo for.
///
/// @param records a CSV file; the bundled data set when left out
/// @param directory where everything is written
/// @param kept whether the directory stays afterwards
/// @param l2RpcUrl a real L2 endpoint; the stand-in when left out
/// @param l2KeyFile the relayer's funded key on that L2
/// @param anchorEvery most anchors: one per this many consortium blocks
/// @param rpcHttpPort of the first node, the others follow; 0 takes free ones
/// @param engines who runs the members' ledgers
/// @param proofBatch most due-diligence records in a proof: 8, 32 or 128
public record DemoOptions(
    int members,
    Optional<Path> records,
    Path directory,
    boolean kept,
    Optional<String> l2RpcUrl,
    Optional<Path> l2KeyFile,
    int anchorEvery,
    int rpcHttpPort,
    Engines engines,
    int proofBatch) {
  /// Records per batch: the largest size, so that one registration serves many.
  public static final int BATCH_SIZE = 128;

  public static final int MAX_MEMBERS = 16;
}
