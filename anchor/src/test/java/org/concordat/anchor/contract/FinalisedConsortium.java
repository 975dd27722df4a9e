package org.concordat.anchor.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountProof;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.contract.ContractArtefact;
import org.concordat.governance.predeploy.SystemPredeploys;

/// A consortium of `n` members whose validators seal what they are asked to.
public final class FinalisedConsortium {
  public static final long CHAIN_ID = 20_261;
  public static final Bytes32 GENESIS_HASH = Keccak.hash(Bytes.of(1));
  static final Address REGISTRY = SystemContracts.RECORD_REGISTRY;
  private static final Bytes32 SCHEMA = Bytes32.repeat((byte) 5);

  private final LocalChain chain = new LocalChain(Fork.OSAKA, CHAIN_ID);
  private List<Bytes32> validatorKeys;

  public FinalisedConsortium(int n) {
    validatorKeys = keys(n);
    enact(n);
  }

  /// Makes Constitution list the first `n` validators; who seals does not change by that.
  void enact(int n) {
    List<Address> listed = keys(n).stream().map(FinalisedConsortium::addressOf).toList();
    chain.install(
        SystemPredeploys.allocOf(
            IntStream.range(0, n)
                .mapToObj(i -> SeatedMember.named("m" + i, signer(i), listed.get(i)))
                .toList()));
  }

  /// Lets the first `n` validators seal from now on.
  void handOver(int n) {
    validatorKeys = keys(n);
  }

  /// The proofs of Constitution's list in the present state.
  ValidatorProof validatorProof(int n) {
    List<Word> slots = new ArrayList<>(List.of(Word.ZERO));
    IntStream.range(0, n)
        .mapToObj(i -> Word.of((Bytes) StateProof.arrayElement(0, i)))
        .forEach(slots::add);
    AccountProof proof = chain.prove(SystemContracts.CONSTITUTION, slots);
    List<List<Bytes>> words = proof.slots().stream().map(AccountProof.SlotProof::nodes).toList();
    return new ValidatorProof(proof.nodes(), words.getFirst(), words.subList(1, words.size()));
  }

  /// What the contract keeps of an anchored block with the present state.
  AnchorRecord record(long number, Bytes header) {
    return new AnchorRecord(
        DeployedAnchor.L2_CHAIN_ID,
        CHAIN_ID,
        GENESIS_HASH,
        number,
        Keccak.hash(header),
        stateRoot(),
        registryRoot().toBytes32(),
        batchCount().toBigInteger().longValueExact());
  }

  /// Validators' keys in ascending order of their addresses.
  private static List<Bytes32> keys(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> key(0x1000 + i))
        .sorted(Comparator.comparing(FinalisedConsortium::addressOf))
        .toList();
  }

  public List<Address> validators() {
    return validatorKeys.stream().map(FinalisedConsortium::addressOf).toList();
  }

  public void register(Random random, int batches) {
    for (int i = 0; i < batches; i++) {
      TransactionResult.Executed executed =
          chain.transact(
              signer(i % validatorKeys.size()),
              Optional.of(REGISTRY),
              Bytes.concatenate(
                  ContractArtefact.recordRegistry().selector("register(bytes32,uint32,bytes32)"),
                  Bytes32.random(random),
                  UInt256.valueOf(8),
                  SCHEMA));
      if (!executed.success()) {
        throw new AssertionError("registration refused: " + executed.output());
      }
    }
  }

  public Word registryRoot() {
    return chain.slot(REGISTRY, Word.ZERO);
  }

  public Word batchCount() {
    return chain.slot(REGISTRY, Word.ONE);
  }

  public Bytes32 stateRoot() {
    return chain.stateRoot();
  }

  /// A transaction of one of the members; it must not fail.
  public void transact(int member, Address to, Bytes data) {
    TransactionResult.Executed executed = chain.transact(signer(member), Optional.of(to), data);
    if (!executed.success()) {
      throw new AssertionError("refused: " + executed.output());
    }
  }

  public AccountProof prove(Address account, List<Word> slots) {
    return chain.prove(account, slots);
  }

  /// The header of a block with the present state, as a QBFT proposer of an Osaka network fills it.
  public BlockHeader header(long number, int round) {
    return new BlockHeaderBuilder()
        .parentHash(Bytes32.repeat((byte) 3))
        .coinbase(validators().getFirst())
        .stateRoot(stateRoot())
        .number(number)
        .gasLimit(30_000_000)
        .gasUsed(21_000)
        .timestamp(1_700_000_000 + number)
        .extraData(QbftExtraData.ofRound(Bytes32.ZERO, round).encode())
        .baseFee(Word.ZERO)
        .withdrawalsRoot(HeaderConstants.EMPTY_TRIE_ROOT)
        .blobGasUsed(0L)
        .excessBlobGas(0L)
        .parentBeaconBlockRoot(Bytes32.ZERO)
        .requestsHash(HeaderConstants.EMPTY_REQUESTS_HASH)
        .build();
  }

  /// An anchor of that header with the seals of the first `seals` validators.
  public Submission submission(BlockHeader header, int seals) {
    return submission(BlockHashing.commitForm(header), seals);
  }

  /// The same for any bytes that validators were made to sign.
  Submission submission(Bytes header, int seals) {
    AccountProof proof = chain.prove(REGISTRY, List.of(Word.ZERO, Word.ONE));
    return new Submission(
        header,
        IntStream.range(0, seals).mapToObj(i -> seal(i, header)).toList(),
        proof.nodes(),
        proof.slots().get(0).nodes(),
        proof.slots().get(1).nodes());
  }

  Bytes seal(int validator, Bytes header) {
    return sealOf(validatorKeys.get(validator), header);
  }

  static Bytes sealOf(Bytes32 key, Bytes header) {
    return Secp256k1.sign(Keccak.hash(header), key).encoded();
  }

  /// Proof that some other account is in the state.
  List<Bytes> proofOf(Address account) {
    return new ArrayList<>(chain.prove(account, List.of()).nodes());
  }

  static Bytes32 key(int i) {
    return Bytes32.leftPad(Bytes.ofUnsignedInt(i));
  }

  static Address addressOf(Bytes32 key) {
    return Secp256k1.address(Secp256k1.publicKey(key));
  }

  public static Address signer(int i) {
    return addressOf(key(0x2000 + i));
  }
}
