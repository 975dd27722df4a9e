package org.concordat.anchor.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// ComplianceLedger's calls as bytes.
public final class ComplianceContract {
  /// As the contract's MAX_RANGE.
  public static final int MAXIMUM_RANGE = 4_096;

  private static final Bytes ATTEST =
      ContractArtifact.selector(
          "attest((bytes,bytes32,uint256),"
              + "(uint256,uint256,bytes32,uint32,uint32,bytes[],bytes[]),"
              + "(uint256,address,bytes32,uint256,bytes32,bytes32[],uint256[8])[])");
  private static final Bytes ATTESTATIONS =
      ContractArtifact.selector("attestations(uint256,uint256)");
  private static final Bytes UNPROVEN =
      ContractArtifact.selector(
          "unproven((uint256,bytes32,bytes32,bytes32,uint256),uint256,uint256,uint256)");

  private final ContractArtifact artifact;

  public ComplianceContract() {
    this.artifact = ContractArtifact.load("ComplianceLedger");
  }

  /// Creation code followed by its arguments.
  ///
  /// @param verifiers one for each circuit version
  public Bytes creation(Address anchor, List<Address> verifiers) {
    return Bytes.concatenate(
        artifact.creationCode(),
        new AbiTuple()
            .fixed(word(anchor))
            .fixed(word(SystemContracts.POLICY_REGISTRY))
            .dynamic(AbiTuple.words(verifiers.stream().map(ComplianceContract::word).toList()))
            .encode());
  }

  public Bytes attest(AttestArguments arguments) {
    AbiTuple block =
        new AbiTuple()
            .dynamic(AbiTuple.text(arguments.header()))
            .fixed(arguments.registryRoot())
            .number(arguments.batchCount());
    List<Bytes> claims = arguments.claims().stream().map(ComplianceContract::claim).toList();
    return Bytes.concatenate(
        ATTEST,
        new AbiTuple()
            .dynamic(block.encode())
            .dynamic(policy(arguments))
            .dynamic(AbiTuple.array(claims))
            .encode());
  }

  private static Bytes policy(AttestArguments arguments) {
    PolicyTerms policy = arguments.policy();
    return new AbiTuple()
        .number(policy.version())
        .fixed(policy.policyRoot())
        .fixed(policy.verifyingKeyHash())
        .number(policy.validFrom())
        .number(policy.validUntil())
        .dynamic(nodes(arguments.policyAccount()))
        .dynamic(nodes(arguments.policyDigest()))
        .encode();
  }

  private static Bytes nodes(List<Bytes> proof) {
    return AbiTuple.array(proof.stream().map(AbiTuple::text).toList());
  }

  private static Bytes claim(ClaimedBatch claim) {
    RegistryLeaf leaf = claim.leaf();
    return new AbiTuple()
        .number(leaf.index())
        .fixed(word(leaf.member()))
        .fixed(leaf.batchRoot())
        .number(leaf.count())
        .fixed(leaf.schema())
        .dynamic(AbiTuple.words(claim.path()))
        .fixed(claim.proof())
        .encode();
  }

  /// Asks for the digest of an attestation; [AnchorContract#readDigest] reads the answer, zero for
  /// none.
  public Bytes attestation(long version, long index) {
    return Bytes.concatenate(ATTESTATIONS, new AbiTuple().number(version).number(index).encode());
  }

  /// Asks which of `length` batches from `first` on have no attestation under a version.
  public Bytes unproven(AnchorRecord anchored, long version, long first, int length) {
    return Bytes.concatenate(
        UNPROVEN,
        new AbiTuple()
            .number(anchored.blockNumber())
            .fixed(anchored.sealHash())
            .fixed(anchored.stateRoot())
            .fixed(anchored.registryRoot())
            .number(anchored.batchCount())
            .number(version)
            .number(first)
            .number(length)
            .encode());
  }

  /// Reads what {@link #unproven} returned: an offset, a length, and one word each.
  public static List<Long> readIndices(Bytes returned) throws MalformedException {
    int count = returned.size() / Bytes32.SIZE - 2;
    if (returned.size() % Bytes32.SIZE != 0
        || count < 0
        || count > MAXIMUM_RANGE
        || AnchorContract.readNumber(returned.slice(0, 32)) != 32
        || AnchorContract.readNumber(returned.slice(32, 32)) != count) {
      throw new MalformedException("the contract returned no list of batches");
    }
    List<Long> indices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      indices.add(AnchorContract.readNumber(returned.slice(64 + 32 * i, 32)));
    }
    return indices;
  }

  /// Why the contract refused, in words.
  public Optional<String> describe(Bytes revertData) {
    return artifact.describe(revertData);
  }

  private static Bytes32 word(Address address) {
    return Bytes32.leftPad(address.bytes());
  }
}
