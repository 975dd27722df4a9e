// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Merkle roots over ranges of block hashes
/// @notice One storage proof of a range root commits to every block of the range, and so to every state root in it.
/// @dev A range's tree has depth 8: leaf i is the hash of block first + i, unused leaves are zero, node =
/// keccak256(left ‖ right). The EVM knows the last 256 hashes only: when nobody calls for longer than that, the next
/// range starts later than the one before ended, and the gap stays visible. Predeployed: no constructor.
contract BlockCheckpoints {
    /// @param root Merkle root over the hashes of blocks first to last
    struct Range {
        bytes32 root;
        uint64 first;
        uint64 last;
    }

    /// @notice Most blocks in one range, and as many hashes as the EVM remembers.
    uint256 public constant MAX_BLOCKS = 256;

    /// @dev Slot 0 holds the count; range i is at keccak256(0) + 2i (root) and the slot after it (first in the low 64
    /// bits, last in the next 64).
    Range[] private _ranges;

    event Checkpointed(uint256 indexed index, uint64 first, uint64 last, bytes32 root);

    error NothingNew(uint256 lastBlock);

    /// @notice Commits to all blocks since the last range up to the parent of this one. Anyone may call.
    /// @return index position of the new range
    function checkpoint() external returns (uint256 index) {
        index = _ranges.length;
        uint256 first = index == 0 ? 0 : uint256(_ranges[index - 1].last) + 1;
        require(first < block.number, NothingNew(block.number - 1));
        if (first + MAX_BLOCKS < block.number) first = block.number - MAX_BLOCKS;
        bytes32 root = _rootOf(first, block.number - first);
        _ranges.push(Range({root: root, first: uint64(first), last: uint64(block.number - 1)}));
        emit Checkpointed(index, uint64(first), uint64(block.number - 1), root);
    }

    /// @notice How many ranges there are.
    function count() external view returns (uint256) {
        return _ranges.length;
    }

    function range(uint256 index) external view returns (Range memory) {
        return _ranges[index];
    }

    function _rootOf(uint256 first, uint256 length) private view returns (bytes32) {
        bytes32[] memory nodes = new bytes32[](length);
        for (uint256 i; i < length; ++i) nodes[i] = blockhash(first + i);
        bytes32 empty;
        for (uint256 width = MAX_BLOCKS; width > 1; width /= 2) {
            uint256 parents = (length + 1) / 2;
            for (uint256 i; i < parents; ++i) {
                nodes[i] = _hash(nodes[2 * i], 2 * i + 1 < length ? nodes[2 * i + 1] : empty);
            }
            length = parents;
            empty = _hash(empty, empty);
        }
        return nodes[0];
    }

    function _hash(bytes32 left, bytes32 right) private pure returns (bytes32 node) {
        assembly ("memory-safe") {
            mstore(0x00, left)
            mstore(0x20, right)
            node := keccak256(0x00, 0x40)
        }
    }
}
