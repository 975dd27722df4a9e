package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.spec.GenesisBlock;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.BlobParameters;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;

/// Whole chains: blocks one after the other, and the genesis file they start from. A chain that
/// begins with London is executed; of one that begins earlier, every block is read, and hashes,
/// roots of the body and senders are checked.
final class ChainVectors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAIN = "chain.rlp";
  private static final Map<String, Fork> TIMES =
      Map.of(
          "shanghaiTime", Fork.SHANGHAI,
          "cancunTime", Fork.CANCUN,
          "pragueTime", Fork.PRAGUE,
          "osakaTime", Fork.OSAKA,
          "bpo1Time", Fork.OSAKA,
          "bpo2Time", Fork.OSAKA);
  private static final BlobParameters NO_BLOBS = new BlobParameters(3, 6, 3_338_477);

  private ChainVectors() {}

  static void run(Path file, Path root, Tally tally) throws IOException {
    if (!String.valueOf(file.getFileName()).equals(CHAIN)) {
      tally.skip("files about a chain that tools of other clients ask for");
      return;
    }
    JsonNode genesis = JSON.readTree(file.resolveSibling("genesis.json").toFile());
    List<Bytes> blocks = blocks(Bytes.wrap(Files.readAllBytes(file)));
    JsonNode config = genesis.get("config");
    if (config.path("londonBlock").asInt(1) == 0) {
      execute(genesis, blocks, tally);
    } else {
      read(blocks, tally);
    }
  }

  private static List<Bytes> blocks(Bytes chain) {
    List<Bytes> blocks = new ArrayList<>();
    RlpReader reader = RlpReader.of(chain);
    while (!reader.isAtEnd()) {
      blocks.add(reader.readRaw());
    }
    return blocks;
  }

  private static void read(List<Bytes> encoded, Tally tally) {
    Bytes32 parent = null;
    for (Bytes bytes : encoded) {
      PlainBlock block = PlainBlock.decode(bytes);
      BlockHeader header = block.header();
      boolean right =
          (parent == null || parent.equals(header.parentHash()))
              && header
                  .transactionsRoot()
                  .equals(ExecutedBlock.transactionsRoot(block.transactions()))
              && block.transactions().stream().allMatch(it -> it.sender().isPresent())
              && (!block.hasWithdrawals()
                  || BlockTestRunner.withdrawalsRoot(block.withdrawals())
                      .equals(header.withdrawalsRoot()));
      tally.check(right, "block " + header.number());
      parent = BlockHashing.verbatim(header);
    }
  }

  private static void execute(JsonNode genesis, List<Bytes> blocks, Tally tally) {
    StateChanges pre = TestState.pre(new TestNode(genesis.get("alloc"), "genesis.json/alloc"));
    Bytes32 stateRoot = new InMemoryStateStore().empty().update(pre).root();
    if (!(GenesisFile.parse(genesis.toString()) instanceof ParseResult.Parsed parsed)) {
      tally.fail("the genesis file is refused");
      return;
    }
    BlockTestRunner runner = new BlockTestRunner(rules(genesis.get("config")));
    runner.start(GenesisBlock.of(parsed.file(), stateRoot).header(), pre);
    for (Bytes block : blocks) {
      Optional<String> objection = runner.taken(block);
      tally.check(
          objection.isEmpty(),
          "block " + PlainBlock.decode(block).header().number() + ": " + objection);
    }
  }

  private static MainnetRules rules(JsonNode config) {
    NavigableMap<Long, MainnetRules.Rules> byTime = new TreeMap<>();
    byTime.put(0L, new MainnetRules.Rules(Fork.PARIS, NO_BLOBS));
    TIMES.entrySet().stream()
        .filter(it -> config.has(it.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .forEach(it -> {
          JsonNode blobs = config.at("/blobSchedule/" + it.getKey().replace("Time", ""));
          byTime.put(
              config.get(it.getKey()).asLong(),
              new MainnetRules.Rules(
                  it.getValue(), blobs.isMissingNode() ? NO_BLOBS : parameters(blobs)));
        });
    return new MainnetRules(byTime, Word.of(config.get("chainId").asLong()));
  }

  private static BlobParameters parameters(JsonNode blobs) {
    return new BlobParameters(
        blobs.get("target").asInt(),
        blobs.get("max").asInt(),
        blobs.get("baseFeeUpdateFraction").asLong());
  }
}
