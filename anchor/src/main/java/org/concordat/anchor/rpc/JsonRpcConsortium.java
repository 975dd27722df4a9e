package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.assemble.RegistrySource;
import org.concordat.anchor.assemble.ValidatorProofs;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// A consortium node over JSON-RPC.
public final class JsonRpcConsortium implements ConsortiumSource, ProofSource, RegistrySource {
  private static final Bytes32 BATCH_REGISTERED =
      Keccak256.of(
          Bytes.wrap(
              "BatchRegistered(uint256,address,bytes32,uint32,bytes32,bytes32)"
                  .getBytes(StandardCharsets.US_ASCII)));

  private static final Bytes GET_VALIDATORS =
      Keccak256.of(Bytes.wrap("getValidators()".getBytes(StandardCharsets.US_ASCII))).slice(0, 4);

  private final ChainReader reader;

  public JsonRpcConsortium(JsonRpc rpc) {
    this.reader = new ChainReader(rpc);
  }

  public long chainId() {
    return reader.chainId();
  }

  @Override
  public long head() {
    return reader.head();
  }

  @Override
  public Optional<SealedHeader> sealedHeader(long number) {
    return reader.header(number);
  }

  @Override
  public Optional<RegistryProof> registryProof(long number) {
    if (reader.head() < number) {
      return Optional.empty();
    }
    List<Bytes32> slots =
        List.of(
            StateProof.slotNumber(RegistryProof.ROOT_SLOT),
            StateProof.slotNumber(RegistryProof.COUNT_SLOT));
    Proofs proofs = proofs(SystemContracts.RECORD_REGISTRY, slots, number);
    return Optional.of(
        new RegistryProof(
            proofs.account(), proofs.storage().getFirst(), proofs.storage().getLast()));
  }

  @Override
  public Optional<ValidatorProof> validatorProof(long number) {
    if (reader.head() < number) {
      return Optional.empty();
    }
    return Optional.of(ValidatorProofs.collect(this, number));
  }

  @Override
  public Set<Address> validators(long number) {
    try {
      return new TreeSet<>(
          AnchorContract.readAddresses(
              reader.callContract(SystemContracts.CONSTITUTION, GET_VALIDATORS, number)));
    } catch (MalformedException e) {
      throw JsonForms.malformed("getValidators(): " + e.reason());
    }
  }

  @Override
  public List<Long> constitutionBlocks(long first, long last) {
    return reader.logs(SystemContracts.CONSTITUTION, List.of(), first, last).stream()
        .map(log -> JsonForms.number(log.path("blockNumber"), "a log's block"))
        .distinct()
        .toList();
  }

  @Override
  public long batchCount(long number) {
    Bytes32 slot = StateProof.slotNumber(RegistryProof.COUNT_SLOT);
    Bytes count = reader.storage(SystemContracts.RECORD_REGISTRY, slot, number).trimLeadingZeros();
    if (count.size() >= Long.BYTES) {
      throw JsonForms.malformed("the registry's count");
    }
    return count.toLong();
  }

  @Override
  public HeaderWithHash header(long number) {
    SealedHeader header =
        reader
            .header(number)
            .orElseThrow(
                () -> new AnchorException(Code.RPC_ERROR, "no consortium block " + number));
    return new HeaderWithHash(header.encoded(), header.reportedHash());
  }

  @Override
  public Proofs proofs(Address account, List<Bytes32> slots, long block) {
    return reader.proofs(account, slots, block);
  }

  @Override
  public List<RegistryLeaf> batches(long toBlock) {
    List<RegistryLeaf> leaves = new ArrayList<>();
    for (JsonNode log :
        reader.logs(SystemContracts.RECORD_REGISTRY, BATCH_REGISTERED, 0, toBlock)) {
      RegistryLeaf leaf = leaf(log);
      if (leaf.index() != leaves.size()) {
        throw JsonForms.malformed("batch events out of order at " + leaves.size());
      }
      leaves.add(leaf);
    }
    return leaves;
  }

  /// Topics: event, index, member, batch root. Data: count, schema, registry root.
  private static RegistryLeaf leaf(JsonNode log) {
    JsonNode topics = log.path("topics");
    Bytes data = JsonForms.data(log.path("data"), "a log's data");
    if (topics.size() != 4 || data.size() != 3 * Bytes32.SIZE) {
      throw JsonForms.malformed("a batch event of another form");
    }
    return new RegistryLeaf(
        JsonForms.number(topics.get(1), "a batch event's index"),
        Address.of(JsonForms.digest(topics.get(2), "a batch event's member").slice(12)),
        JsonForms.digest(topics.get(3), "a batch event's root"),
        data.slice(24, 8).toLong(),
        Bytes32.wrap(data.slice(32, 32)));
  }
}
