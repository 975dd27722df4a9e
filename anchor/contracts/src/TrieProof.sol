// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rlp} from "./Rlp.sol";

/// @title Proofs in Merkle Patricia tries whose keys are hashed
/// @notice Proves what stands under a key, or that nothing does (Ethereum Yellow Paper, appendix D). Every key has 64
/// nibbles, so no branch holds a value and a leaf's path always ends at nibble 64.
/// @dev A proof is the list of hashed nodes from the root down, as `eth_getProof` gives it: nodes shorter than 32 bytes
/// stand inside their parent. Exactly the nodes on the path are accepted, no more and no fewer.
library TrieProof {
    error ProofNodeMismatch(uint256 node);
    error ProofNodeMalformed();
    error ProofEndsEarly();
    error ProofTooLong(uint256 needed);

    enum Step {
        Absent,
        Value,
        Hashed,
        Embedded
    }

    uint256 private constant NIBBLES = 64;
    /// @dev How an absent child and a child's hash start.
    uint256 private constant EMPTY = 0x80;
    uint256 private constant HASH = 0xa0;
    /// @dev keccak256 of the RLP of the empty string.
    bytes32 private constant EMPTY_ROOT = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;

    /// @param root root hash of the trie
    /// @param path keccak256 of the key
    /// @return value what stands there, empty when nothing does
    function lookup(bytes32 root, bytes32 path, bytes[] calldata proof) internal pure returns (bytes calldata value) {
        value = msg.data[0:0];
        if (root == EMPTY_ROOT) {
            require(proof.length == 0, ProofTooLong(0));
            return value;
        }
        bytes calldata node = _hashedNode(proof, 0, root);
        uint256 used = 1;
        uint256 depth;
        while (true) {
            Step step;
            bytes calldata found;
            (step, found, depth) = _descend(node, path, depth);
            if (step == Step.Embedded) {
                node = found;
            } else if (step == Step.Hashed) {
                node = _hashedNode(proof, used++, bytes32(found));
            } else {
                require(used == proof.length, ProofTooLong(used));
                return found;
            }
        }
    }

    function _hashedNode(bytes[] calldata proof, uint256 index, bytes32 hash) private pure returns (bytes calldata node) {
        require(index < proof.length, ProofEndsEarly());
        node = proof[index];
        require(keccak256(node) == hash, ProofNodeMismatch(index));
    }

    /// @return step what the path meets in this node
    /// @return found the value, the child's hash or the embedded child; empty when absent
    /// @return deeper nibbles of the path that are used up below this node
    function _descend(bytes calldata node, bytes32 path, uint256 depth)
        private
        pure
        returns (Step step, bytes calldata found, uint256 deeper)
    {
        bytes calldata items = Rlp.list(node);
        (, , uint256 second) = Rlp.read(items, 0);
        (, , uint256 end) = Rlp.read(items, second);
        if (end == items.length) return _shortNode(items, second, path, depth);
        require(depth < NIBBLES, ProofNodeMalformed());
        (step, found) = _branch(items, (uint256(path) >> (252 - 4 * depth)) & 0xf);
        return (step, found, depth + 1);
    }

    /// @dev Walks all 17 items, so that a malformed node is refused wherever the fault is. A child is empty, a hash or
    /// a list of fewer than 32 bytes; the value is empty. Positions only grow, so a walk that left the node is caught
    /// by where it ends.
    function _branch(bytes calldata items, uint256 nibble) private pure returns (Step step, bytes calldata found) {
        uint256 position;
        uint256 start;
        uint256 end;
        unchecked {
            for (uint256 i; i < 16; ++i) {
                uint256 prefix;
                assembly ("memory-safe") {
                    prefix := byte(0, calldataload(add(items.offset, position)))
                }
                uint256 next = position + 1;
                if (prefix == HASH) next += 32;
                else if (prefix != EMPTY) next += _embeddedLength(prefix);
                if (i == nibble && prefix != EMPTY) {
                    step = prefix == HASH ? Step.Hashed : Step.Embedded;
                    (start, end) = (prefix == HASH ? position + 1 : position, next);
                }
                position = next;
            }
            require(position + 1 == items.length, ProofNodeMalformed());
        }
        require(uint8(items[position]) == EMPTY, ProofNodeMalformed());
        found = items[start:end];
    }

    function _embeddedLength(uint256 prefix) private pure returns (uint256) {
        require(prefix > 0xc0 && prefix < 0xc0 + 31, ProofNodeMalformed());
        return prefix - 0xc0;
    }

    /// @dev An extension or a leaf: a hex-prefix path, then a child or a value.
    function _shortNode(bytes calldata items, uint256 second, bytes32 path, uint256 depth)
        private
        pure
        returns (Step step, bytes calldata found, uint256 deeper)
    {
        (bool isLeaf, bytes32 nibbles, uint256 count) = _hexPrefix(items);
        require(isLeaf ? depth + count == NIBBLES : count > 0 && depth + count < NIBBLES, ProofNodeMalformed());
        (bool isList, bytes calldata payload, ) = Rlp.read(items, second);
        if (isLeaf) {
            require(!isList && payload.length > 0, ProofNodeMalformed());
            step = Step.Value;
            found = payload;
        } else {
            step = isList ? Step.Embedded : Step.Hashed;
            found = isList ? items[second:] : payload;
            require(isList ? found.length < 32 : found.length == 32, ProofNodeMalformed());
        }
        bool onPath = (((path << (4 * depth)) ^ nibbles) >> (256 - 4 * count)) == 0;
        return onPath ? (step, found, depth + count) : (Step.Absent, msg.data[0:0], depth);
    }

    /// @return isLeaf whether the flag says leaf rather than extension
    /// @return nibbles the path, left-aligned
    /// @return count how many nibbles the path has
    function _hexPrefix(bytes calldata items) private pure returns (bool isLeaf, bytes32 nibbles, uint256 count) {
        (bytes calldata encoded, ) = Rlp.text(items, 0);
        require(encoded.length > 0 && encoded.length <= 33, ProofNodeMalformed());
        uint256 flag = uint8(encoded[0]) >> 4;
        require(flag < 4, ProofNodeMalformed());
        isLeaf = flag & 2 != 0;
        if (flag & 1 != 0) {
            require(encoded.length <= 32, ProofNodeMalformed());
            return (isLeaf, bytes32(encoded) << 4, 2 * encoded.length - 1);
        }
        require(uint8(encoded[0]) & 0xf == 0, ProofNodeMalformed());
        return (isLeaf, bytes32(encoded[1:]), 2 * encoded.length - 2);
    }
}
