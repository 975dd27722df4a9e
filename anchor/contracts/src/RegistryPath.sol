// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Paths in RecordRegistry's tree of batches
/// @dev The tree has 32 levels and is filled from the left. Above the smallest subtree that holds all `count` leaves the
/// path is always the left child and its sibling is empty, so that part is not given but computed.
library RegistryPath {
    uint256 internal constant DEPTH = 32;

    /// @notice Roots of empty trees of every height below the whole.
    function empties() internal pure returns (bytes32[DEPTH] memory roots) {
        for (uint256 level = 1; level < DEPTH; ++level) roots[level] = _hash(roots[level - 1], roots[level - 1]);
    }

    /// @notice How many siblings a path has in a tree of `count` leaves.
    function height(uint256 count) internal pure returns (uint256 levels) {
        while (1 << levels < count) ++levels;
    }

    /// @notice Whether `leaf` stands at `index` in the tree of `count` leaves under `root`.
    function holds(
        bytes32 root,
        uint256 count,
        bytes32 leaf,
        uint256 index,
        bytes32[] calldata path,
        bytes32[DEPTH] memory empty
    ) internal pure returns (bool) {
        if (index >= count || path.length != height(count)) return false;
        bytes32 node = leaf;
        for (uint256 level; level < DEPTH; ++level) {
            if (level >= path.length) node = _hash(node, empty[level]);
            else if ((index >> level) & 1 == 1) node = _hash(path[level], node);
            else node = _hash(node, path[level]);
        }
        return node == root;
    }

    function _hash(bytes32 left, bytes32 right) private pure returns (bytes32 node) {
        assembly ("memory-safe") {
            mstore(0x00, left)
            mstore(0x20, right)
            node := keccak256(0x00, 0x40)
        }
    }
}
