// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Membership} from "./Membership.sol";

/// @title Append-only Merkle tree of the members' batch roots
/// @notice A batch root says nothing about the records below it: commitments hide them, and members keep the rest.
/// @dev Positional tree of depth 32: node = keccak256(left ‖ right), an empty leaf is zero, and bit i of a leaf's index
/// says whether its ancestor at level i is a right child. Leaf = keccak256(abi.encode(index, member, batchRoot, count,
/// schema)) over five full words. Predeployed: no constructor. Slots 0 and 1 are read by storage proofs on other chains;
/// slot 0 stays zero until the first batch.
contract RecordRegistry {
    uint256 public constant DEPTH = 32;
    Membership public constant CONSTITUTION = Membership(0x0000000000000000000000000000000000001000);

    /// @notice Root over all batches; zero before the first. Slot 0.
    bytes32 public root;
    /// @notice Number of batches. Slot 1.
    uint256 public batchCount;
    /// @dev Slots 2 to 33. At level i the root of the last complete left subtree, where the tree has one.
    bytes32[DEPTH] private _frontier;
    /// @notice Whether a batch root is in the tree. Slot 34.
    mapping(bytes32 batchRoot => bool) public registered;

    event BatchRegistered(
        uint256 indexed index,
        address indexed member,
        bytes32 indexed batchRoot,
        uint32 count,
        bytes32 schema,
        bytes32 root
    );

    error NotAMember(address account);
    error EmptyBatch();
    error AlreadyRegistered(bytes32 batchRoot);
    error TreeFull();

    /// @notice Appends one batch of the calling member.
    /// @param batchRoot root over the batch's commitments
    /// @param count how many records the batch holds
    /// @param schema keccak256 of the schema's name in UTF-8
    /// @return index position of the batch in the tree
    function register(bytes32 batchRoot, uint32 count, bytes32 schema) external returns (uint256 index) {
        require(CONSTITUTION.isMember(msg.sender), NotAMember(msg.sender));
        require(batchRoot != 0 && count != 0, EmptyBatch());
        require(!registered[batchRoot], AlreadyRegistered(batchRoot));
        index = batchCount;
        require(index < 1 << DEPTH, TreeFull());
        registered[batchRoot] = true;
        batchCount = index + 1;
        bytes32 grown = _append(index, keccak256(abi.encode(index, msg.sender, batchRoot, uint256(count), schema)));
        root = grown;
        emit BatchRegistered(index, msg.sender, batchRoot, count, schema, grown);
    }

    /// @dev Climbs from the new leaf to the root. To its left stand complete subtrees, kept in the frontier; to its
    /// right everything is empty. The first level at which the path is a left child completes a subtree for later.
    function _append(uint256 index, bytes32 leaf) private returns (bytes32 node) {
        node = leaf;
        bytes32 empty;
        bool kept;
        for (uint256 level; level < DEPTH; ++level) {
            if ((index >> level) & 1 == 1) {
                node = _hash(_frontier[level], node);
            } else {
                if (!kept) {
                    _frontier[level] = node;
                    kept = true;
                }
                node = _hash(node, empty);
            }
            empty = _hash(empty, empty);
        }
    }

    /// @dev In the scratch space, so that 64 hashes do not grow memory.
    function _hash(bytes32 left, bytes32 right) private pure returns (bytes32 node) {
        assembly ("memory-safe") {
            mstore(0x00, left)
            mstore(0x20, right)
            node := keccak256(0x00, 0x40)
        }
    }
}
