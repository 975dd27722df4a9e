// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What ComplianceLedger asks of the verifier of one circuit version
/// @notice Contracts that `concordat zk export-verifier` writes for a key with five inputs have these functions.
interface ComplianceVerifier {
    function VERIFYING_KEY_HASH() external view returns (bytes32);

    function DEVELOPMENT_KEY() external view returns (bool);

    function verifyBatch(uint256[8][] calldata proofs, uint256[5][] calldata inputs) external view returns (bool);
}
