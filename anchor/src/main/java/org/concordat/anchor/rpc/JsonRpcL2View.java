package org.concordat.anchor.rpc;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.relayer.ConsortiumSource.SealedHeader;
import org.concordat.anchor.verify.L2View;
import org.concordat.genesis.Address;

/// The verifier's L2 node over JSON-RPC.
public final class JsonRpcL2View implements L2View {
  private final ChainReader reader;
  private final AnchorContract contract;

  public JsonRpcL2View(JsonRpc rpc, AnchorContract contract) {
    this.reader = new ChainReader(rpc);
    this.contract = contract;
  }

  @Override
  public long chainId() {
    return reader.chainId();
  }

  @Override
  public Optional<Bytes32> blockHash(long number) {
    return reader.header(number).map(SealedHeader::reportedHash);
  }

  @Override
  public Bytes code(Address account) {
    return reader.code(account);
  }

  @Override
  public Bytes32 anchor(Address address, long consortiumBlock) {
    try {
      return AnchorContract.readDigest(
          reader.callContract(address, contract.anchors(consortiumBlock)));
    } catch (MalformedException e) {
      throw JsonForms.malformed("contract " + address + ": " + e.reason());
    }
  }
}
