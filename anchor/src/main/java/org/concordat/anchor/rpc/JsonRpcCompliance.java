package org.concordat.anchor.rpc;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.compliance.ComplianceContract;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.genesis.Address;

/// One ComplianceLedger on the L2 over JSON-RPC.
public final class JsonRpcCompliance {
  private final ChainReader reader;
  private final ComplianceContract contract;
  private final Address address;

  public JsonRpcCompliance(JsonRpc rpc, ComplianceContract contract, Address address) {
    this.reader = new ChainReader(rpc);
    this.contract = contract;
    this.address = address;
  }

  /// The digest of an attestation; empty when the batch is not proved under that version.
  public Optional<Bytes32> attestation(long version, long index) {
    Bytes32 digest = read(contract.attestation(version, index), AnchorContract::readDigest);
    return Optional.of(digest).filter(found -> !found.isZero());
  }

  /// Which of `length` batches from `first` on are registered in an anchored block and not proved
  /// under a version of the policy.
  public List<Long> unproven(AnchorRecord anchored, long version, long first, int length) {
    return read(
        contract.unproven(anchored, version, first, length), ComplianceContract::readIndices);
  }

  private interface Reading<T> {
    T of(Bytes returned) throws MalformedException;
  }

  private <T> T read(Bytes call, Reading<T> reading) {
    try {
      return reading.of(reader.callContract(address, call));
    } catch (MalformedException e) {
      throw JsonForms.malformed("contract " + address + ": " + e.reason());
    }
  }
}
