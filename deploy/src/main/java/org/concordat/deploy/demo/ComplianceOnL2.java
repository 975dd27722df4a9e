package org.concordat.deploy.demo;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.compliance.AttestArguments;
import org.concordat.anchor.compliance.ComplianceContract;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.TransactionSender;
import org.concordat.anchor.rpc.JsonRpcCompliance;
import org.concordat.genesis.Address;

/// The ledger of proved batches on the L2, and the account that writes to it.
///
/// @param address of ComplianceLedger
record ComplianceOnL2(Address address, JsonRpcCompliance view, TransactionSender sender) {
  private static final ComplianceContract CONTRACT = new ComplianceContract();

  /// Creates the verifier of one circuit, and a ledger that knows it and the anchors.
  ///
  /// @param deployment of the anchor that the ledger is to stand beside
  static ComplianceOnL2 deploy(
      PublicChain l2, AnchorDeployment deployment, Address anchor, Bytes verifierCode) {
    Address verifier = deployment.create(verifierCode, CONTRACT::describe).address();
    Address ledger =
        deployment
            .create(CONTRACT.creation(anchor, List.of(verifier)), CONTRACT::describe)
            .address();
    return new ComplianceOnL2(
        ledger, new JsonRpcCompliance(l2.rpc(), CONTRACT, ledger), l2.sender());
  }

  /// @return the gas it took
  long attest(AttestArguments arguments) {
    Bytes call = CONTRACT.attest(arguments);
    return switch (sender.send(Optional.of(address), call, CONTRACT::describe)) {
      case TransactionSender.Outcome.Included(var receipt) -> receipt.gasUsed();
      case TransactionSender.Outcome.Refused(String reason) ->
          throw new AnchorException(
              Code.ANCHOR_REFUSED, "the ledger of proofs refused them: " + reason);
    };
  }

  /// Which batches up to an anchor have no proof under a version of the policy.
  List<Long> unproven(AnchorRecord anchored, long version) {
    int all = (int) Math.min(anchored.batchCount(), ComplianceContract.MAXIMUM_RANGE);
    return view.unproven(anchored, version, 0, all);
  }
}
