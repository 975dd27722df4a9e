package org.concordat.anchor.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RlpDecoder;
import org.concordat.anchor.proof.RlpItem;
import org.concordat.anchor.relayer.AnchorTarget;
import org.concordat.genesis.Address;

/// An L2 with one account and one anchor contract. Transactions wait in the pool until a block is
/// made; each nonce is used once, and every execution of a call is counted. Like the contract it
/// takes anchors of the known validators only, and a list only from the state of an anchored block.
public final class InMemoryAnchorTarget implements AnchorTarget {
  public static final long CHAIN_ID = 31337;
  public static final Address CONTRACT =
      Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");

  /// `StaleBlock(uint256,uint256)`.
  private static final Bytes STALE = selector("StaleBlock(uint256,uint256)");

  private static final Bytes STALE_VALIDATORS = selector("StaleValidators(uint256,uint256)");
  private static final Bytes UPDATE =
      selector("updateValidators((uint256,bytes32,bytes32,bytes32,uint256),bytes[],bytes)");

  private final InMemoryConsortium consortium;
  private final Map<Long, Transaction> pool = new TreeMap<>();
  private final Map<Bytes32, Receipt> receipts = new HashMap<>();
  private final Map<Long, Bytes32> anchors = new TreeMap<>();
  private final List<Long> executed = new ArrayList<>();
  private final List<Long> setChanges = new ArrayList<>();
  private Set<Address> known;
  private long provenAt;
  private long nonce;
  private long height;

  /// Set to make every question fail.
  public boolean down;

  /// Set to hide receipts, as an endpoint that lags does.
  public boolean hidesReceipts;

  /// Set to make the pool refuse.
  public Optional<String> refusal = Optional.empty();

  private record Transaction(Bytes32 hash, boolean update, long block) {}

  public InMemoryAnchorTarget(InMemoryConsortium consortium) {
    this.consortium = consortium;
    this.known = new TreeSet<>(consortium.validatorAddresses());
  }

  private static Bytes selector(String signature) {
    return Keccak256.of(Bytes.wrap(signature.getBytes(StandardCharsets.US_ASCII))).slice(0, 4);
  }

  /// Consortium blocks of the set changes executed, in order, with repetitions.
  public List<Long> setChanges() {
    return List.copyOf(setChanges);
  }

  /// Consortium blocks of the anchors executed, in order, with repetitions.
  public List<Long> executed() {
    return List.copyOf(executed);
  }

  public int poolSize() {
    return pool.size();
  }

  /// Includes what is in the pool.
  public void makeBlock() {
    height++;
    while (pool.containsKey(nonce)) {
      Transaction transaction = pool.remove(nonce++);
      boolean success = accepts(transaction.update(), transaction.block());
      if (success && transaction.update()) {
        learnDirectly(transaction.block());
        setChanges.add(transaction.block());
      } else if (success) {
        anchorDirectly(transaction.block());
        executed.add(transaction.block());
      }
      receipts.put(transaction.hash(), new Receipt(success, height, 100_000, Optional.empty()));
    }
  }

  /// Another relayer's anchor.
  public void anchorDirectly(long block) {
    anchors.put(block, consortium.digest(block, consortium.identity(CHAIN_ID, CONTRACT)));
  }

  private boolean accepts(boolean update, long block) {
    if (update) {
      return anchors.containsKey(block)
          && block > provenAt
          && !consortium.validators(block).equals(known);
    }
    return block > latest() && known.equals(new TreeSet<>(consortium.sealers(block)));
  }

  /// Another relayer's set change.
  public void learnDirectly(long block) {
    known = consortium.validators(block);
    provenAt = block;
  }

  /// A transaction of the same account from elsewhere takes the next nonce.
  public void useNonceElsewhere() {
    pool.remove(nonce);
    nonce++;
  }

  @Override
  public Address contract() {
    return CONTRACT;
  }

  @Override
  public long latest() {
    answer();
    return anchors.keySet().stream().max(Long::compare).orElse(0L);
  }

  @Override
  public Bytes32 anchor(long consortiumBlock) {
    answer();
    return anchors.getOrDefault(consortiumBlock, Bytes32.ZERO);
  }

  @Override
  public Set<Address> validators() {
    answer();
    return known;
  }

  @Override
  public long validatorsProvenAt() {
    answer();
    return provenAt;
  }

  @Override
  public Optional<AnchoredWords> anchoredWords(long consortiumBlock) {
    answer();
    return anchors.containsKey(consortiumBlock)
        ? Optional.of(consortium.words(consortiumBlock))
        : Optional.empty();
  }

  @Override
  public long chainId() {
    answer();
    return CHAIN_ID;
  }

  @Override
  public long nextNonce(Address sender) {
    answer();
    return nonce;
  }

  @Override
  public Fees fees() {
    answer();
    return new Fees(UInt256.valueOf(7), UInt256.ONE);
  }

  @Override
  public Simulation simulate(Address sender, Optional<Address> to, Bytes data) {
    answer();
    long block = blockOf(data);
    if (!accepts(isUpdate(data), block)) {
      Bytes error = isUpdate(data) ? STALE_VALIDATORS : STALE;
      long bound = isUpdate(data) ? provenAt : latest();
      Bytes words =
          Bytes.concatenate(UInt256.valueOf(block).toBytes(), UInt256.valueOf(bound).toBytes());
      return new Simulation.Reverts(Bytes.concatenate(error, words), "execution reverted");
    }
    return new Simulation.Passes(100_000);
  }

  @Override
  public Submission send(Bytes signed) {
    answer();
    if (refusal.isPresent()) {
      return new Submission.Refused(refusal.get());
    }
    Bytes32 hash = Keccak256.of(signed);
    RlpItem.Sequence fields = fields(signed);
    try {
      long used = fields.at(1).asLong("nonce");
      Transaction known = pool.get(used);
      if (known != null) {
        boolean same = known.hash().equals(hash);
        return same ? new Submission.AlreadyKnown() : new Submission.Refused("underpriced");
      }
      if (used < nonce) {
        return new Submission.Refused("nonce too low");
      }
      Bytes data = fields.at(7).asBytes("data");
      pool.put(used, new Transaction(hash, isUpdate(data), blockOf(data)));
      return new Submission.Accepted();
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Receipt> receipt(Bytes32 transactionHash) {
    answer();
    return hidesReceipts ? Optional.empty() : Optional.ofNullable(receipts.get(transactionHash));
  }

  private static RlpItem.Sequence fields(Bytes signed) {
    try {
      return RlpDecoder.decode(signed.slice(1)).asSequence("transaction");
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isUpdate(Bytes call) {
    return call.slice(0, 4).equals(UPDATE);
  }

  /// The call's first word, or the number in the header that is its first argument.
  private static long blockOf(Bytes call) {
    if (isUpdate(call)) {
      return call.slice(4, 32).trimLeadingZeros().toLong();
    }
    int offset = 4 + call.slice(4, 32).trimLeadingZeros().toInt();
    int length = call.slice(offset, 32).trimLeadingZeros().toInt();
    try {
      return QbftHeader.readCommitForm(call.slice(offset + 32, length)).number();
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer() {
    if (down) {
      throw new AnchorException(AnchorException.Code.L2_UNREACHABLE, "switched off");
    }
  }
}
