package org.concordat.anchor.compliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.assemble.RegistrySource;
import org.concordat.anchor.contract.DeployedAnchor;
import org.concordat.anchor.contract.FinalisedConsortium;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.testing.TrapdoorProofs;
import org.concordat.anchor.verifier.KeyWords;
import org.concordat.anchor.verifier.VerifierCode;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.state.AccountProof;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.VerifyingKey;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.contract.ContractArtefact;

/// A consortium of four on our own EVM whose members register batches and decide on policies by
/// true transactions, and an L2 beside it with anchor, verifier and ledger.
final class AttestingConsortium implements ProofSource, RegistrySource {
  private static final Address POSTER = new Address(0, 0, 0xfee);
  private static final long DAY = 1_700_000_000L / 86_400;
  private static final String DRAFT =
      "draft((uint256,uint256,uint256,uint256,uint256,bytes32,uint32,uint32,"
          + "(bytes32,bytes32,uint32)[]))";

  final VerifyingKey key;
  final ComplianceContract contract = new ComplianceContract();
  final DeployedAnchor anchor;
  final Address ledger;
  final List<RegistryLeaf> leaves = new ArrayList<>();

  private final FinalisedConsortium consortium = new FinalisedConsortium(4);
  private final Map<Long, BlockHeader> headers = new HashMap<>();
  private long proposals;
  private long versions;

  /// With a verifier whose key's secrets are known.
  AttestingConsortium() {
    this(trapdoorKey());
  }

  AttestingConsortium(VerifyingKey key) {
    this.key = key;
    anchor = new DeployedAnchor(consortium.validators());
    Bytes code =
        switch (VerifierCode.creation(key, true)) {
          case VerifierCode.Result.Made(Bytes creation) -> creation;
          case VerifierCode.Result.Refused(String reason) -> throw new AssertionError(reason);
        };
    Address verifier = create(code);
    ledger = create(contract.creation(anchor.address(), List.of(verifier)));
  }

  private static VerifyingKey trapdoorKey() {
    try {
      String file = Files.readString(Path.of("contracts/test/circuit/trapdoor_key.json"));
      return SnarkJson.readVerifyingKey(file).orElseThrow(IllegalStateException::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Address create(Bytes code) {
    TransactionResult.Executed created = anchor.l2().transact(POSTER, Optional.empty(), code);
    if (!created.success()) {
      throw new AssertionError("creation refused: " + created.output());
    }
    return created.created().orElseThrow();
  }

  AnchorIdentity identity() {
    return new AnchorIdentity(
        FinalisedConsortium.CHAIN_ID,
        FinalisedConsortium.GENESIS_HASH,
        DeployedAnchor.L2_CHAIN_ID,
        anchor.address());
  }

  void register(int batches) {
    for (int i = 0; i < batches; i++) {
      long index = leaves.size();
      Bytes32 root = Fr.reduce(Keccak.hash(Bytes.ofUnsignedInt(index))).toBytes();
      Bytes32 schema = Bytes32.repeat((byte) 5);
      int member = (int) index % 4;
      leaves.add(
          new RegistryLeaf(index, FinalisedConsortium.signer(member), root, 1 + index, schema));
      consortium.transact(
          member,
          SystemContracts.RECORD_REGISTRY,
          Bytes.concatenate(
              ContractArtefact.recordRegistry().selector("register(bytes32,uint32,bytes32)"),
              root,
              UInt256.valueOf(1 + index),
              schema));
    }
  }

  /// Three of four members put a policy in force.
  PolicyTerms adopt(long seed) {
    PolicyTerms terms =
        new PolicyTerms(++versions, UInt256.valueOf(seed), KeyWords.hash(key), DAY - 1, DAY + 1);
    Bytes policy =
        new AbiTuple()
            .dynamic(
                new AbiTuple()
                    .fixed(terms.policyRoot())
                    .number(1)
                    .number(2)
                    .number(3)
                    .number(4)
                    .fixed(KeyWords.hash(key))
                    .number(DAY - 1)
                    .number(DAY + 1)
                    .dynamic(UInt256.ZERO)
                    .encode())
            .encode();
    ContractArtefact registry = ContractArtefact.policyRegistry();
    consortium.transact(
        0, SystemContracts.POLICY_REGISTRY, Bytes.concatenate(registry.selector(DRAFT), policy));
    decide(Keccak.hash(policy));
    return terms;
  }

  void withdraw() {
    decide(Bytes32.ZERO);
  }

  private void decide(Bytes32 draft) {
    ContractArtefact constitution = ContractArtefact.constitution();
    consortium.transact(
        0,
        SystemContracts.CONSTITUTION,
        Bytes.concatenate(constitution.selector("proposePolicy(bytes32)"), draft));
    for (int member = 1; member < 3; member++) {
      consortium.transact(
          member,
          SystemContracts.CONSTITUTION,
          Bytes.concatenate(constitution.selector("approve(uint256)"), UInt256.valueOf(proposals)));
    }
    proposals++;
  }

  /// Anchors a block with the present state.
  void anchorBlock(long number) {
    BlockHeader header = consortium.header(number, 1);
    headers.put(number, header);
    TransactionResult.Executed anchored = anchor.anchor(consortium.submission(header, 3));
    if (!anchored.success()) {
      throw new AssertionError("anchor refused: " + anchored.output());
    }
  }

  ComplianceAttestation attestation(long block, PolicyTerms policy) {
    return ComplianceAttestation.assemble(this, identity(), ledger, block, policy);
  }

  static SortedMap<Long, Bytes> proofs(ComplianceAttestation attestation, long... indices) {
    SortedMap<Long, Bytes> proofs = new TreeMap<>();
    for (long index : indices) {
      proofs.put(index, TrapdoorProofs.prove(attestation.statement(index).inputs(), index));
    }
    return proofs;
  }

  TransactionResult.Executed post(Bytes call) {
    return anchor.l2().transact(POSTER, Optional.of(ledger), call);
  }

  Bytes ask(Bytes call) {
    TransactionResult.Executed answer = anchor.l2().attempt(POSTER, ledger, call);
    if (!answer.success()) {
      throw new AssertionError("refused: " + contract.describe(answer.output()));
    }
    return answer.output();
  }

  @Override
  public HeaderWithHash header(long number) {
    BlockHeader header = headers.get(number);
    return new HeaderWithHash(BlockHashing.commitForm(header), Bytes32.ZERO);
  }

  /// Of the present state: the tests anchor right before they ask.
  @Override
  public Proofs proofs(Address account, List<Bytes32> slots, long block) {
    AccountProof proof =
        consortium.prove(account, slots.stream().map(slot -> Word.of((Bytes) slot)).toList());
    return new Proofs(
        proof.nodes(), proof.slots().stream().map(AccountProof.SlotProof::nodes).toList());
  }

  @Override
  public List<RegistryLeaf> batches(long toBlock) {
    return List.copyOf(leaves);
  }
}
