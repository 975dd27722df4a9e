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
    error ProofOutOfOrder(uint256 step);

    /// @dev Where a walk along several paths stands.
    /// @param taken nodes taken so far, those taken twice counted twice
    /// @param seen different nodes taken so far
    struct Walk {
        uint256 taken;
        uint256 seen;
    }

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
    /// @return found what stands there, empty when nothing does
    function lookup(bytes32 root, bytes32 path, bytes[] calldata proof) internal pure returns (bytes calldata found) {
        Walk memory walk;
        found = value(walk, root, path, proof, msg.data[0:0]);
        require(walk.taken == proof.length, ProofTooLong(walk.taken));
    }

    /// @notice The same for one of several paths whose proofs share nodes: upper nodes are most of a proof's bytes, and
    /// are given once.
    /// @param nodes the nodes of all paths, each once, in the order of first use
    /// @param steps two bytes per node taken: its place in `nodes`; empty when the nodes are taken in their order
    function value(Walk memory walk, bytes32 root, bytes32 path, bytes[] calldata nodes, bytes calldata steps)
        internal
        pure
        returns (bytes calldata found)
    {
        found = msg.data[0:0];
        if (root == EMPTY_ROOT) return found;
        bytes calldata node = _take(walk, root, nodes, steps);
        uint256 depth;
        while (true) {
            Step step;
            (step, found, depth) = _descend(node, path, depth);
            if (step == Step.Embedded) node = found;
            else if (step == Step.Hashed) node = _take(walk, bytes32(found), nodes, steps);
            else return found;
        }
    }

    /// @notice Exactly these nodes and steps were needed.
    function finish(Walk memory walk, bytes[] calldata nodes, bytes calldata steps) internal pure {
        require(walk.seen == nodes.length && 2 * walk.taken == steps.length, ProofTooLong(walk.seen));
    }

    function _take(Walk memory walk, bytes32 hash, bytes[] calldata nodes, bytes calldata steps)
        private
        pure
        returns (bytes calldata node)
    {
        uint256 index = walk.taken++;
        if (steps.length > 0) index = _next(walk, index, steps);
        require(index < nodes.length, ProofEndsEarly());
        node = nodes[index];
        require(keccak256(node) == hash, ProofNodeMismatch(index));
    }

    function _next(Walk memory walk, uint256 step, bytes calldata steps) private pure returns (uint256 index) {
        require(2 * step + 2 <= steps.length, ProofEndsEarly());
        index = uint16(bytes2(steps[2 * step:2 * step + 2]));
        require(index <= walk.seen, ProofOutOfOrder(step));
        if (index == walk.seen) ++walk.seen;
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
