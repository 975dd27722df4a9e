package org.concordat.anchor.compliance;

import java.math.BigInteger;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.genesis.Address;
import org.concordat.genesis.bn254.Fr;

/// The public inputs of one batch's proof, as ComplianceLedger computes them.
///
/// @param day days since 1970 of the anchored block
/// @param context binds the proof to one chain, ledger, consortium, batch and anchor
public record Statement(
    Bytes32 batchRoot, long count, long day, Bytes32 policyRoot, Bytes32 context) {
  /// In the order of the circuit; each is below the field's order if its proof is to be accepted.
  public List<Bytes32> inputs() {
    return List.of(
        batchRoot, StateProof.slotNumber(count), StateProof.slotNumber(day), policyRoot, context);
  }

  /// `keccak256(abi.encode(l2ChainId, ledger, consortiumChainId, genesisHash, index, block)) mod
  /// r`.
  static Bytes32 context(AnchorIdentity identity, Address ledger, long index, long block) {
    BigInteger hash =
        Keccak256.of(
                StateProof.slotNumber(identity.l2ChainId()),
                Bytes32.leftPad(ledger.bytes()),
                StateProof.slotNumber(identity.consortiumChainId()),
                identity.genesisHash(),
                StateProof.slotNumber(index),
                StateProof.slotNumber(block))
            .toUnsignedBigInteger();
    return UInt256.valueOf(hash.mod(Fr.MODULUS)).toBytes();
  }
}
