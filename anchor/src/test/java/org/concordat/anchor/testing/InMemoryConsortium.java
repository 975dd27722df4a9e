package org.concordat.anchor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// A consortium chain that seals a block when told to, with true headers, seals, states and proofs.
public final class InMemoryConsortium implements ConsortiumSource, ProofSource, RegistrySource {
  public static final long CHAIN_ID = 20261;

  private final TestingValidators validators;
  private final TestingState state;
  private final List<Block> blocks = new ArrayList<>();
  private final List<RegistryLeaf> leaves = new ArrayList<>();

  /// Set to make every question fail.
  public boolean down;

  /// Blocks at the end of the chain that this node does not have yet.
  public int behind;

  private record Block(Bytes header, Bytes32 hash, TestingState state, int batches) {}

  public InMemoryConsortium(long seed) {
    this.validators = new TestingValidators(seed, 4);
    this.state = new TestingState().touch(SystemContracts.RECORD_REGISTRY);
    List<Address> addresses = validators.addresses();
    Address constitution = SystemContracts.CONSTITUTION;
    state.crowd(new Random(seed), 5).set(constitution, 0, StateProof.slotNumber(addresses.size()));
    for (int i = 0; i < addresses.size(); i++) {
      Bytes32 word = Bytes32.leftPad(addresses.get(i).bytes());
      state.set(constitution, StateProof.arrayElement(0, i), word);
    }
    Bytes genesis = TestingHeaders.commitForm(0, state.root(), 0);
    blocks.add(new Block(genesis, Keccak256.of(genesis), state.copy(), 0));
  }

  public List<Address> validatorAddresses() {
    return validators.addresses();
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
      List<Bytes> seals = validators.seals(Keccak256.of(unsealed));
      Bytes header = TestingHeaders.sealed(number, state.root(), round, seals);
      Bytes32 hash = QbftHeader.read(header).blockHash();
      blocks.add(new Block(header, hash, state.copy(), leaves.size()));
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What an anchor of this block must be.
  public Bytes32 digest(long number, AnchorIdentity identity) {
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
              registry.batchCount())
          .digest();
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
