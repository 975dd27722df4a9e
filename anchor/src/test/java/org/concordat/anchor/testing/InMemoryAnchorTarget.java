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
/// made; each nonce is used once, and every execution of `anchor` is counted.
public final class InMemoryAnchorTarget implements AnchorTarget {
  public static final long CHAIN_ID = 31337;
  public static final Address CONTRACT =
      Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");

  /// `StaleBlock(uint256,uint256)`.
  private static final Bytes STALE =
      Keccak256.of(Bytes.wrap("StaleBlock(uint256,uint256)".getBytes(StandardCharsets.US_ASCII)))
          .slice(0, 4);

  private final InMemoryConsortium consortium;
  private final Map<Long, Transaction> pool = new TreeMap<>();
  private final Map<Bytes32, Receipt> receipts = new HashMap<>();
  private final Map<Long, Bytes32> anchors = new TreeMap<>();
  private final List<Long> executed = new ArrayList<>();
  private long nonce;
  private long height;

  /// Set to make every question fail.
  public boolean down;

  /// Set to hide receipts, as an endpoint that lags does.
  public boolean hidesReceipts;

  /// Set to make the pool refuse.
  public Optional<String> refusal = Optional.empty();

  private record Transaction(Bytes32 hash, long block) {}

  public InMemoryAnchorTarget(InMemoryConsortium consortium) {
    this.consortium = consortium;
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
      boolean success = transaction.block() > latest();
      if (success) {
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
    return new TreeSet<>(consortium.validatorAddresses());
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
    if (block <= latest()) {
      Bytes words =
          Bytes.concatenate(UInt256.valueOf(block).toBytes(), UInt256.valueOf(latest()).toBytes());
      return new Simulation.Reverts(Bytes.concatenate(STALE, words), "execution reverted");
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
      pool.put(used, new Transaction(hash, blockOf(fields.at(7).asBytes("data"))));
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

  /// The number in the header that is the call's first argument.
  private static long blockOf(Bytes call) {
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
