package org.concordat.chain.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A folder of the official vectors and how its files are judged.
///
/// @param path below the set's root
/// @param free whether its licence lets some of it stand in this repository
record ConformanceFolder(String path, Runner runner, boolean free) {
  ConformanceFolder(String path, Runner runner) {
    this(path, runner, true);
  }

  /// Judges every case of a file.
  @FunctionalInterface
  interface Runner {
    void run(Path file, Path root, Tally tally) throws IOException;
  }

  static final List<ConformanceFolder> ALL =
      List.of(
          new ConformanceFolder("basic/RLPTests", CodecVectors::rlp),
          new ConformanceFolder("besu/rlp", CodecVectors::rlp),
          new ConformanceFolder("basic/TrieTests", TrieVectors::run),
          new ConformanceFolder("basic/BasicTests", GenesisVectors::basic),
          new ConformanceFolder("basic/GenesisTests", GenesisVectors::genesis),
          new ConformanceFolder("tx_vectors", TransactionVectors::strict),
          new ConformanceFolder("ethers", TransactionVectors::ethers),
          new ConformanceFolder("bft", BftVectors::run),
          new ConformanceFolder("chains", ChainVectors::run),
          new ConformanceFolder("basic/TransactionTests", CodecVectors::legacyTransactions),
          new ConformanceFolder(
              "eest_prague_devnet5/transaction_tests", CodecVectors::transactions),
          new ConformanceFolder("crypto", CodecVectors::keccak),
          new ConformanceFolder("opcodes/geth", OpcodeVectors::run, false),
          new ConformanceFolder("besu/evmtool", StateVectors::run),
          new ConformanceFolder("eest_osaka_devnet5/state_tests", StateVectors::run),
          new ConformanceFolder("eest_prague_devnet5/state_tests", StateVectors::run),
          new ConformanceFolder("state/evmone", StateVectors::run),
          new ConformanceFolder("state/legacy_cancun", StateVectors::run),
          new ConformanceFolder("derived_prague_osaka", StateVectors::derived),
          new ConformanceFolder("blockchain/legacy_cancun", BlockVectors::run),
          new ConformanceFolder("blockchain/legacy_cancun_state_as_blocks", BlockVectors::run),
          new ConformanceFolder("eest_prague_devnet5/blockchain_tests", BlockVectors::run));

  @Override
  public String toString() {
    return path;
  }
}
