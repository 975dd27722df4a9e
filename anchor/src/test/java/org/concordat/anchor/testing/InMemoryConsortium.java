package org.concordat.anchor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.assemble.RegistrySource;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.AnchorTarget;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// A consortium chain that seals a block when told to, with true headers, seals, states and proofs.
public final class InMemoryConsortium implements ConsortiumSource, ProofSource, RegistrySource {
  public static final long CHAIN_ID = 20261;

  private final TestingState state;
  private final List<Block> blocks = new ArrayList<>();
  private final List<RegistryLeaf> leaves = new ArrayList<>();

  /// Who seals the next block, and who is listed in the present state.
  private TestingValidators sealing;

  private TestingValidators listed;

  /// Set to make every question fail.
  public boolean down;

  /// Blocks at the end of the chain that this node does not have yet.
  public int behind;

  private record Block(
      Bytes header,
      Bytes32 hash,
      TestingState state,
      int batches,
      List<Address> sealers,
      List<Address> listed) {}

  public InMemoryConsortium(long seed) {
    this.listed = new TestingValidators(seed, 4);
    this.sealing = listed;
    this.state = new TestingState().touch(SystemContracts.RECORD_REGISTRY);
    List<Address> addresses = listed.addresses();
    state.crowd(new Random(seed), 5).list(addresses, 0);
    Bytes genesis = TestingHeaders.commitForm(0, state.root(), 0);
    blocks.add(new Block(genesis, Keccak256.of(genesis), state.copy(), 0, List.of(), addresses));
  }

  /// Changes Constitution's list with the next block; the new validators seal the ones after it.
  public void change(TestingValidators next) {
    state.list(next.addresses(), listed.addresses().size());
    listed = next;
  }

  /// Who sealed a block.
  public List<Address> sealers(long number) {
    return blocks.get((int) number).sealers();
  }

  public List<Address> validatorAddresses() {
    return blocks.getFirst().listed();
  }

  public AnchorIdentity identity(long l2ChainId, Address contract) {
    return new AnchorIdentity(CHAIN_ID, blocks.getFirst().hash(), l2ChainId, contract);
  }

  /// Registers a batch; it is in the next block.
  public RegistryLeaf register(Address member, TestingBatch batch, Bytes32 schema) {
    RegistryLeaf leaf =
        new RegistryLeaf(leaves.size(), member, batch.root(), batch.count(), schema);
    leaves.add(leaf);
    Address registry = SystemContracts.RECORD_REGISTRY;
    state.set(registry, RegistryProof.ROOT_SLOT, new TestingRegistry(leaves).root());
    state.set(registry, RegistryProof.COUNT_SLOT, StateProof.slotNumber(leaves.size()));
    return leaf;
  }

  public void seal(int round) {
    long number = blocks.size();
    try {
      Bytes unsealed = TestingHeaders.commitForm(number, state.root(), round);
      List<Bytes> seals = sealing.seals(Keccak256.of(unsealed));
      Bytes header = TestingHeaders.sealed(number, state.root(), round, seals);
      Bytes32 hash = QbftHeader.read(header).blockHash();
      blocks.add(
          new Block(
              header, hash, state.copy(), leaves.size(), sealing.addresses(), listed.addresses()));
      sealing = listed;
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What an anchor of this block must be.
  public Bytes32 digest(long number, AnchorIdentity identity) {
    return record(number, identity).digest();
  }

  private AnchorRecord record(long number, AnchorIdentity identity) {
    try {
      QbftHeader header = QbftHeader.read(blocks.get((int) number).header());
      RegistryProof.Registry registry = proofOf(number).check(header.stateRoot());
      return new AnchorRecord(
          identity.l2ChainId(),
          CHAIN_ID,
          identity.genesisHash(),
          number,
          header.sealHash(),
          header.stateRoot(),
          registry.root(),
          registry.batchCount());
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long head() {
    answer();
    return blocks.size() - 1L - behind;
  }

  @Override
  public Optional<SealedHeader> sealedHeader(long number) {
    if (head() < number) {
      return Optional.empty();
    }
    Block block = blocks.get((int) number);
    return Optional.of(new SealedHeader(block.header(), block.hash()));
  }

  @Override
  public Optional<RegistryProof> registryProof(long number) {
    return head() < number ? Optional.empty() : Optional.of(proofOf(number));
  }

  @Override
  public Optional<ValidatorProof> validatorProof(long number) {
    if (head() < number) {
      return Optional.empty();
    }
    Block block = blocks.get((int) number);
    return Optional.of(block.state().validatorProof(block.listed().size()));
  }

  @Override
  public Set<Address> validators(long number) {
    answer();
    return new TreeSet<>(blocks.get((int) number).listed());
  }

  /// Every block in which the list changed.
  @Override
  public List<Long> constitutionBlocks(long first, long last) {
    answer();
    return LongStream.rangeClosed(Math.max(first, 1), Math.min(last, head()))
        .filter(n -> !validators(n).equals(validators(n - 1)))
        .boxed()
        .toList();
  }

  /// The words of an anchor of this block.
  public AnchorTarget.AnchoredWords words(long number) {
    AnchorRecord anchored = record(number, identity(0, Address.ZERO));
    return new AnchorTarget.AnchoredWords(
        anchored.sealHash(), anchored.stateRoot(), anchored.registryRoot(), anchored.batchCount());
  }

  private RegistryProof proofOf(long number) {
    Address registry = SystemContracts.RECORD_REGISTRY;
    TestingState then = blocks.get((int) number).state();
    return new RegistryProof(
        then.accountProof(registry),
        then.storageProof(registry, RegistryProof.ROOT_SLOT),
        then.storageProof(registry, RegistryProof.COUNT_SLOT));
  }

  @Override
  public long batchCount(long number) {
    answer();
    return blocks.get((int) number).batches();
  }

  @Override
  public HeaderWithHash header(long number) {
    SealedHeader header = sealedHeader(number).orElseThrow();
    return new HeaderWithHash(header.encoded(), header.reportedHash());
  }

  @Override
  public Proofs proofs(Address account, List<Bytes32> slots, long block) {
    answer();
    TestingState then = blocks.get((int) block).state();
    return new Proofs(
        then.accountProof(account),
        slots.stream().map(slot -> then.storageProof(account, slot)).toList());
  }

  @Override
  public List<RegistryLeaf> batches(long toBlock) {
    answer();
    return List.copyOf(leaves.subList(0, blocks.get((int) toBlock).batches()));
  }

  private void answer() {
    if (down) {
      throw new AnchorException(AnchorException.Code.CONSORTIUM_UNREACHABLE, "switched off");
    }
  }
}
