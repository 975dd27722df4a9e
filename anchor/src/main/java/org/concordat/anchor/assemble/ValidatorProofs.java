package org.concordat.anchor.assemble;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.proof.HeaderFields;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// Collects the proofs of Constitution's validators after one block.
public final class ValidatorProofs {
  private static final Address CONSTITUTION = SystemContracts.CONSTITUTION;

  private ValidatorProofs() {}

  /// @throws AnchorException when the node fails or proves nothing under its own header
  public static ValidatorProof collect(ProofSource chain, long block) {
    try {
      Bytes32 stateRoot = HeaderFields.read(chain.header(block).encoded()).stateRoot();
      Bytes32 slot = StateProof.slotNumber(ValidatorProof.VALIDATORS_SLOT);
      ProofSource.Proofs length = chain.proofs(CONSTITUTION, List.of(slot), block);
      List<Bytes> lengthProof = length.storage().getFirst();
      long count = count(stateRoot, length.account(), lengthProof, slot);
      List<Bytes32> slots =
          LongStream.range(0, count)
              .mapToObj(i -> StateProof.arrayElement(ValidatorProof.VALIDATORS_SLOT, i))
              .toList();
      List<List<Bytes>> elements = chain.proofs(CONSTITUTION, slots, block).storage();
      return new ValidatorProof(length.account(), lengthProof, elements);
    } catch (MalformedException e) {
      throw new AnchorException(
          Code.CHAIN_INCONSISTENT, "validators of consortium block " + block + ": " + e.reason());
    }
  }

  private static long count(
      Bytes32 stateRoot, List<Bytes> account, List<Bytes> length, Bytes32 slot)
      throws MalformedException {
    Bytes32 storageRoot = StateProof.account(stateRoot, CONSTITUTION, account).storageRoot();
    Bytes count = StateProof.slot(storageRoot, slot, length).trimLeadingZeros();
    if (count.size() > 2 || count.toLong() > ValidatorProof.MAXIMUM_VALIDATORS) {
      throw new MalformedException("a validator list of length " + count);
    }
    return count.toLong();
  }
}
