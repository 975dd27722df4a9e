// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Checks Groth16 proofs of one circuit with one public input on BN254 (EIP-196, EIP-197).
///
/// The verifying key is a benchmark's: its secrets are known (SOURCE.md), so it proves nothing. What
/// a check costs does not depend on that.
contract Groth16Verifier {
    uint256 private constant FIELD = 21888242871839275222246405745257275088696311157297823662689037894645226208583;
    uint256 private constant ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    uint256 private constant ALPHA_X = 0x21955be877c12f38d91eba21f0ec9bddd73be914123b6b3d60b56930e73da7f7;
    uint256 private constant ALPHA_Y = 0x11ec4e70abd8243db74560fea583907db83809c2e8167347b10e21edace94fe0;
    uint256 private constant BETA_X1 = 0x01177c8ad0479e821b25945203a206d33aad467dc2eb0767315058440693524f;
    uint256 private constant BETA_X0 = 0x1129aa176410cbe1675ea12d951821d37f4da273bdb0dfd4c7943b7bf8a441f4;
    uint256 private constant BETA_Y1 = 0x0464d3b7c039724d180f3965b57dd4bb57c8dc79e3e05934b16b852cf640e88c;
    uint256 private constant BETA_Y0 = 0x06e7d3cd55496587ac108ee6f408c57ad48486e1c28af05b34846efd8ec3f52c;
    uint256 private constant GAMMA_X1 = 0x1752397645156934682b690d41aa3b4a235297dc7f8293b152a0be6f5c74abfa;
    uint256 private constant GAMMA_X0 = 0x12a97d44b06e614ccf6bed671e661e6ff83522d2a1e0516782c25c19fc11b912;
    uint256 private constant GAMMA_Y1 = 0x2bdae2e616a03d8faacc9e3cd6657d316d850d2c0be619404652b25d13e91b0c;
    uint256 private constant GAMMA_Y0 = 0x270ea4b4764c78f2f2f065d97434d91218b60894406ddf950eff5479f21c9a72;
    uint256 private constant DELTA_X1 = 0x235242f972fb7d2f6c056462b3865a7c06be806273569b1ac5938cde939bc3f5;
    uint256 private constant DELTA_X0 = 0x2e1e3bfb5bcf2e574158b95169cbdf76c38a5d8dd4243a2bd0e6c05b01e4ced2;
    uint256 private constant DELTA_Y1 = 0x0d875035930ca14b429184af1177ac9c424f11ce82976149921247c7d0544d59;
    uint256 private constant DELTA_Y0 = 0x217426faed59a19da518f96d27eaca7fda91b55dc248f0a1a2c3841dc6fd1b02;
    uint256 private constant IC0_X = 0x209248453c7f02f1ae5aaa24c0120ac598f52a1a936bdb8749cb9f9a6e9157bc;
    uint256 private constant IC0_Y = 0x18feffdf8f38f27ca4cc55d59a93c81356ba6b4ba2c899951952c7dd790e7d04;
    uint256 private constant IC1_X = 0x26c9cf79e9716559431af0371fefb491a384cf8b466c1dc73ad48057e9c575da;
    uint256 private constant IC1_Y = 0x01a826aa6ee890c74883f694e6b97d9199f4bfccb539ae9fb8cf68f5b6cd35ae;

    /// @param proof A (x, y), B (imaginary part first: x, y), C (x, y)
    function verify(uint256[8] memory proof, uint256 input) external view returns (bool) {
        if (input >= ORDER || proof[1] >= FIELD) return false;
        (bool known, uint256 x, uint256 y) = inputPoint(input);
        if (!known) return false;
        uint256[24] memory pairs = [
            proof[0], (FIELD - proof[1]) % FIELD, proof[2], proof[3], proof[4], proof[5],
            ALPHA_X, ALPHA_Y, BETA_X1, BETA_X0, BETA_Y1, BETA_Y0,
            x, y, GAMMA_X1, GAMMA_X0, GAMMA_Y1, GAMMA_Y0,
            proof[6], proof[7], DELTA_X1, DELTA_X0, DELTA_Y1, DELTA_Y0
        ];
        uint256 product;
        bool done;
        assembly ("memory-safe") {
            done := staticcall(gas(), 8, pairs, 768, pairs, 32)
            product := mload(pairs)
        }
        return done && product == 1;
    }

    /// IC0 + input * IC1.
    function inputPoint(uint256 input) private view returns (bool done, uint256 x, uint256 y) {
        uint256[4] memory words = [IC1_X, IC1_Y, input, 0];
        assembly ("memory-safe") {
            done := staticcall(gas(), 7, words, 96, words, 64)
        }
        words[2] = IC0_X;
        words[3] = IC0_Y;
        assembly ("memory-safe") {
            done := and(done, staticcall(gas(), 6, words, 128, words, 64))
        }
        return (done, words[0], words[1]);
    }
}
