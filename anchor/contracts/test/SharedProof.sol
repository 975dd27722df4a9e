// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Proofs of several paths with every node given once, in the order of first use.
contract SharedProof {
    bytes[] private _nodes;
    bytes private _steps;
    /// @dev Hash of a node to its place plus one.
    mapping(bytes32 hash => uint256) private _place;

    function add(bytes[] calldata proof) external {
        for (uint256 i; i < proof.length; ++i) {
            bytes32 hash = keccak256(proof[i]);
            if (_place[hash] == 0) {
                _nodes.push(proof[i]);
                _place[hash] = _nodes.length;
            }
            _steps = bytes.concat(_steps, bytes2(uint16(_place[hash] - 1)));
        }
    }

    function nodes() external view returns (bytes[] memory) {
        return _nodes;
    }

    function steps() external view returns (bytes memory) {
        return _steps;
    }
}
