package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.assemble.AnchorPoint;
import org.concordat.anchor.assemble.AnchorPoints;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.relayer.AnchorTarget;
import org.concordat.anchor.relayer.ConsortiumSource.SealedHeader;
import org.concordat.genesis.Address;

/// One ConsortiumAnchor on the L2 over JSON-RPC.
public final class JsonRpcAnchor extends JsonRpcTransactions
    implements AnchorTarget, ProofSource, AnchorPoints {
  private static final Bytes32 ANCHORED =
      Keccak256.of(
          Bytes.wrap(
              "Anchored(uint256,bytes32,bytes32,bytes32,uint256)"
                  .getBytes(StandardCharsets.US_ASCII)));

  private final AnchorContract contract;
  private final Address address;
  private final long firstBlock;

  /// @param firstBlock the L2 block that created the contract, or an earlier one: where the search
  ///   for its events begins
  public JsonRpcAnchor(JsonRpc rpc, AnchorContract contract, Address address, long firstBlock) {
    super(rpc);
    this.contract = contract;
    this.address = address;
    this.firstBlock = firstBlock;
  }

  @Override
  public Address contract() {
    return address;
  }

  @Override
  public long latest() {
    return read(contract.latest(), AnchorContract::readNumber);
  }

  @Override
  public Bytes32 anchor(long consortiumBlock) {
    return read(contract.anchors(consortiumBlock), AnchorContract::readDigest);
  }

  @Override
  public Optional<AnchoredWords> anchoredWords(long consortiumBlock) {
    List<Bytes32> topics = List.of(ANCHORED, StateProof.slotNumber(consortiumBlock));
    return reader()
        .newestLog(address, topics, firstBlock, reader().head())
        .map(JsonRpcAnchor::words);
  }

  @Override
  public long validatorsProvenAt() {
    return read(contract.validatorsProvenAt(), AnchorContract::readNumber);
  }

  @Override
  public Set<Address> validators() {
    return new TreeSet<>(read(contract.validators(), AnchorContract::readAddresses));
  }

  private interface Reading<T> {
    T of(Bytes returned) throws MalformedException;
  }

  private <T> T read(Bytes call, Reading<T> reading) {
    try {
      return reading.of(reader().callContract(address, call));
    } catch (MalformedException e) {
      throw JsonForms.malformed("contract " + address + ": " + e.reason());
    }
  }

  @Override
  public HeaderWithHash header(long number) {
    Optional<SealedHeader> header = reader().header(number);
    return header
        .map(found -> new HeaderWithHash(found.encoded(), found.reportedHash()))
        .orElseThrow(() -> new AnchorException(Code.RPC_ERROR, "no L2 block " + number));
  }

  @Override
  public Proofs proofs(Address account, List<Bytes32> slots, long block) {
    return reader().proofs(account, slots, block);
  }

  @Override
  public List<AnchorPoint> points() {
    return reader().logs(address, ANCHORED, firstBlock, reader().head()).stream()
        .map(JsonRpcAnchor::point)
        .toList();
  }

  /// Topics: event, consortium block. Data: seal hash, state root, registry root, batch count.
  private static AnchoredWords words(JsonNode log) {
    Bytes data = JsonForms.data(log.path("data"), "a log's data");
    if (log.path("topics").size() != 2 || data.size() != 4 * Bytes32.SIZE) {
      throw JsonForms.malformed("an anchor event of another form");
    }
    return new AnchoredWords(
        Bytes32.wrap(data, 0),
        Bytes32.wrap(data, 32),
        Bytes32.wrap(data, 64),
        data.slice(120, 8).toLong());
  }

  private static AnchorPoint point(JsonNode log) {
    return new AnchorPoint(
        JsonForms.number(log.path("topics").path(1), "an anchor event's block"),
        words(log).batchCount(),
        JsonForms.number(log.path("blockNumber"), "a log's block"));
  }
}
