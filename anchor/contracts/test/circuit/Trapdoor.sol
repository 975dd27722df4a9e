// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Makes proofs of anything for the key of TrapdoorVerifier, whose secrets are known (SOURCE.md): good ones by the
/// verifier's own equation, for whatever inputs a fuzzer invents. It is also what a key without a ceremony is worth.
library Trapdoor {
    uint256 internal constant ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint256 internal constant FIELD = 21888242871839275222246405745257275088696311157297823662689037894645226208583;

    uint256 private constant ALPHA = 0x34b2455ffdad57ecb4ab0ae9fb305cd2303e2c353a605e135d95ff99f39ef81;
    uint256 private constant BETA = 0x2be0c979a0358b688d3b44d05f75d37e7bd59bd418179034345151cd0705b5cd;
    uint256 private constant GAMMA = 0x2ee57a552b14a3ffd5e503af627cc5cf65be58d42e45391b44b6d64009d2a8e1;
    uint256 private constant ONE_OVER_DELTA = 0x1f1d436b01fc27210d83ea34007a960686e3b9466c9390ff4fe957d5da8291f7;
    uint256 private constant IC0 = 0x25bdf6fda9d872fb4cf9012205e9c1ba31ff7a784eab7d69413392b8e0009b6e;
    uint256 private constant IC1 = 0x1add2e6cda72242a844949a8577cc388673f976453665fe328764bb02d6fcfba;
    uint256 private constant IC2 = 0x1b3d849a1432727128f9990ef5864a329008ba970eff6625c83144bab1794de2;
    uint256 private constant IC3 = 0x276b4fae6ffe825ea87cac28e7bbc094a0bab095bc672909fc2d276001749953;
    uint256 private constant IC4 = 0x1a26704709899375ffe8800f80d469d80789f06b2a39138a07fa478f9e8f6c7f;
    uint256 private constant IC5 = 0x23835932f96ddce390d87c4b0911c9ffbc5bea487cecbb360b00681ea1fa3d73;

    /// @dev A = a · G1 for an a of the seed, B = G2, and C the one point for which the equation holds.
    function prove(uint256[5] memory inputs, uint256 seed) internal view returns (uint256[8] memory proof) {
        uint256 a = uint256(keccak256(abi.encode(seed))) % ORDER;
        uint256[5] memory ic = [IC1, IC2, IC3, IC4, IC5];
        uint256 sum = IC0;
        for (uint256 j; j < 5; ++j) sum = addmod(sum, mulmod(inputs[j], ic[j], ORDER), ORDER);
        uint256 known = addmod(mulmod(ALPHA, BETA, ORDER), mulmod(sum, GAMMA, ORDER), ORDER);
        uint256 c = mulmod(addmod(a, ORDER - known, ORDER), ONE_OVER_DELTA, ORDER);
        (proof[0], proof[1]) = multiply(1, 2, a);
        proof[2] = 11559732032986387107991004021392285783925812861821192530917403151452391805634;
        proof[3] = 10857046999023057135944570762232829481370756359578518086990519993285655852781;
        proof[4] = 4082367875863433681332203403145435568316851327593401208105741076214120093531;
        proof[5] = 8495653923123431417604973247489272438418190587263600148770280649306958101930;
        (proof[6], proof[7]) = multiply(1, 2, c);
    }

    function multiply(uint256 x, uint256 y, uint256 factor) internal view returns (uint256, uint256) {
        uint256[3] memory words = [x, y, factor];
        assembly ("memory-safe") {
            if iszero(staticcall(gas(), 7, words, 0x60, words, 0x40)) { revert(0, 0) }
        }
        return (words[0], words[1]);
    }

    function add(uint256 x1, uint256 y1, uint256 x2, uint256 y2) internal view returns (uint256, uint256) {
        uint256[4] memory words = [x1, y1, x2, y2];
        assembly ("memory-safe") {
            if iszero(staticcall(gas(), 6, words, 0x80, words, 0x40)) { revert(0, 0) }
        }
        return (words[0], words[1]);
    }
}
