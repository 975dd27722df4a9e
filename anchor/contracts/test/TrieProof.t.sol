// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TrieProof} from "../src/TrieProof.sol";
import {TestBase} from "governance-test/TestBase.sol";
import {Encode} from "./Encode.sol";
import {Trie} from "./Trie.sol";

contract TrieProofTest is TestBase {
    function lookup(bytes32 root, bytes32 path, bytes[] calldata proof) external pure returns (bytes memory) {
        return TrieProof.lookup(root, path, proof);
    }

    function testFuzz_whatStandsUnderHashedKeysIsProved(uint256 seed, uint256 size) external {
        Trie trie = new Trie();
        uint256 n = within(size, 1, 24);
        for (uint256 i; i < n; ++i) trie.put(pathOf(seed, i), valueOf(seed, i));
        for (uint256 i; i < n; i += 5) proves(trie, pathOf(seed, i), valueOf(seed, i));
        proves(trie, pathOf(~seed, n), "");
    }

    /// @dev Paths that part only in their last nibbles make long extensions and nodes inside nodes.
    function testFuzz_nodesInsideNodesAreFollowed(uint256 seed, uint256 size, uint8 shared) external {
        Trie trie = new Trie();
        uint256 n = within(size, 1, 12);
        uint256 mask = type(uint256).max >> (4 * within(shared, 58, 63));
        bytes32[] memory paths = new bytes32[](n);
        for (uint256 i; i < n; ++i) {
            paths[i] = bytes32(uint256(pathOf(seed, i)) & mask | (seed & ~mask));
            trie.put(paths[i], hex"07");
        }
        for (uint256 i; i < n; ++i) proves(trie, paths[i], hex"07");
        proves(trie, pathOf(seed, 99), "");
    }

    function testFuzz_anyOtherByteIsRefused(uint256 seed, uint256 size, uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Trie trie = new Trie();
        for (uint256 i; i < within(size, 1, 24); ++i) trie.put(pathOf(seed, i), valueOf(seed, i));
        (bytes32 root, bytes[] memory proof) = trie.prove(pathOf(seed, 0));
        uint256 node = where % proof.length;
        uint256 position = (where >> 8) % proof[node].length;
        proof[node][position] ^= bytes1(flip);
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofNodeMismatch.selector, node));
        this.lookup(root, pathOf(seed, 0), proof);
    }

    /// @dev Bytes that are hashed rightly but are no node: a value or an error the caller can name, never a panic.
    function testFuzz_hostileNodesEndInAnAnswer(bytes calldata node, bytes32 key, bool asList) external view {
        bytes[] memory proof = new bytes[](1);
        proof[0] = asList ? Encode.list(node) : node;
        try this.lookup(keccak256(proof[0]), key, proof) {}
        catch (bytes memory reason) {
            holds(reason.length >= 4 && bytes4(reason) != bytes4(keccak256("Panic(uint256)")), "a named reason");
        }
    }

    function test_exactlyTheNodesOnThePathAreAccepted() external {
        Trie trie = new Trie();
        for (uint256 i; i < 24; ++i) trie.put(pathOf(1, i), valueOf(1, i));
        (bytes32 root, bytes[] memory proof) = trie.prove(pathOf(1, 0));
        bytes[] memory shorter = new bytes[](proof.length - 1);
        bytes[] memory longer = new bytes[](proof.length + 1);
        for (uint256 i; i < proof.length; ++i) {
            if (i < shorter.length) shorter[i] = proof[i];
            longer[i] = proof[i];
        }
        VM.expectRevert(TrieProof.ProofEndsEarly.selector);
        this.lookup(root, pathOf(1, 0), shorter);
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofTooLong.selector, proof.length));
        this.lookup(root, pathOf(1, 0), longer);
        VM.expectRevert(TrieProof.ProofEndsEarly.selector);
        this.lookup(root, pathOf(1, 0), new bytes[](0));
    }

    function test_anEmptyTrieHoldsNothing() external {
        bytes32 root = keccak256(hex"80");
        same(this.lookup(root, pathOf(1, 1), new bytes[](0)).length, 0);
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofTooLong.selector, 0));
        this.lookup(root, pathOf(1, 1), new bytes[](1));
    }

    function test_malformedNodesAreRefused() external {
        bytes memory branch = hex"80808080808080808080808080808080";
        malformed(bytes.concat(branch, hex"07")); // a branch with a value
        malformed(branch); // sixteen items
        malformed(bytes.concat(branch, hex"8080")); // eighteen
        malformed(bytes.concat(hex"07", branch)); // a child that is neither hash nor node
        malformed(bytes.concat(Encode.text(hex"40"), hex"07")); // flag 4
        malformed(bytes.concat(Encode.text(hex"20"), hex"07")); // a leaf above nibble 64
        malformed(bytes.concat(hex"00", Encode.word(0))); // an extension without a path
        malformed(bytes.concat(hex"11", hex"07")); // an extension to no node
        malformed(bytes.concat(Encode.text(hex"2111"), hex"07")); // padding that is not zero
        malformed(bytes.concat(Encode.text(bytes.concat(hex"20", bytes32(0))), hex"80")); // a leaf without a value
        malformed(bytes.concat(Encode.text(bytes.concat(hex"30", bytes32(0))), hex"07")); // 65 nibbles
        malformed(bytes.concat(Encode.text(bytes.concat(hex"00", bytes32(0))), Encode.word(0))); // extension to the end
    }

    function malformed(bytes memory items) private {
        bytes[] memory proof = new bytes[](1);
        proof[0] = Encode.list(items);
        VM.expectRevert(TrieProof.ProofNodeMalformed.selector);
        this.lookup(keccak256(proof[0]), 0, proof);
    }

    function proves(Trie trie, bytes32 key, bytes memory expected) private {
        (bytes32 root, bytes[] memory proof) = trie.prove(key);
        same(keccak256(this.lookup(root, key, proof)), keccak256(expected));
    }

    function pathOf(uint256 seed, uint256 i) private pure returns (bytes32) {
        return keccak256(abi.encode(seed, i));
    }

    function valueOf(uint256 seed, uint256 i) private pure returns (bytes memory) {
        return Encode.scalar((seed >> (i * 8 % 256)) | 1);
    }
}
