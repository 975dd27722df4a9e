// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {Encode} from "./Encode.sol";
import {Sealing} from "./Sealing.sol";
import {SharedProof} from "./SharedProof.sol";
import {Trie} from "./Trie.sol";

/// @dev A consortium whose state holds a list of validators that may differ from those who seal.
abstract contract Consortium is Sealing {
    struct Rotation {
        ConsortiumAnchor.AnchoredBlock from;
        bytes[] nodes;
        bytes steps;
    }

    ConsortiumAnchor internal _anchor;
    bytes[] private _registryProof;
    bytes[] internal _nodes;
    bytes internal _steps;

    function deploy(uint256 first, uint256 n) internal {
        _anchor = new ConsortiumAnchor(20261, REGISTRY, GENESIS, seat(first, n));
    }

    /// @dev The state in which Constitution lists these validators; the registry is empty.
    function enact(address[] memory listed) internal {
        enact(listed, listed.length);
    }

    function enact(address[] memory listed, uint256 length) internal {
        uint256[] memory words = new uint256[](listed.length);
        for (uint256 i; i < words.length; ++i) words[i] = uint160(listed[i]);
        enactWords(words, length, CONSTITUTION);
    }

    function enactWords(uint256[] memory words, uint256 length, address holder) internal {
        Trie slots = new Trie();
        bytes32[] memory paths = new bytes32[](1 + words.length);
        for (uint256 i; i < paths.length; ++i) {
            uint256 slot = i == 0 ? 0 : uint256(keccak256(abi.encode(0))) + i - 1;
            paths[i] = keccak256(abi.encode(slot));
            uint256 word = i == 0 ? length : words[i - 1];
            if (word != 0) slots.put(paths[i], Encode.scalar(word));
        }
        for (uint256 i = 1; i < 6; ++i) slots.put(keccak256(abi.encode(i)), hex"01");
        SharedProof shared = new SharedProof();
        (bytes32 storageRoot, ) = slots.prove(paths[0]);
        Trie accounts = new Trie();
        accounts.put(keccak256(abi.encodePacked(holder)), account(storageRoot));
        accounts.put(keccak256(abi.encodePacked(REGISTRY)), account(keccak256(hex"80")));
        for (uint256 i; i < 9; ++i) accounts.put(keccak256(abi.encode(i)), account(0));
        (_stateRoot, _registryProof) = accounts.prove(keccak256(abi.encodePacked(REGISTRY)));
        (, bytes[] memory proof) = accounts.prove(keccak256(abi.encodePacked(CONSTITUTION)));
        shared.add(proof);
        for (uint256 i; i < paths.length; ++i) {
            (, proof) = slots.prove(paths[i]);
            shared.add(proof);
        }
        (_nodes, _steps) = (shared.nodes(), shared.steps());
    }

    /// @dev Anchors a block with the present state, sealed by all validators.
    function anchorBlock(uint256 number, uint256 validators) internal returns (Rotation memory) {
        bytes memory made = header(number);
        _anchor.anchor(made, sealsOf(made, validators), _registryProof, new bytes[](0), new bytes[](0));
        return Rotation(
            ConsortiumAnchor.AnchoredBlock(number, keccak256(made), _stateRoot, 0, 0), _nodes, _steps
        );
    }

    function rotate(Rotation memory rotation) public {
        _anchor.updateValidators(rotation.from, rotation.nodes, rotation.steps);
    }

    function registryProof() internal view returns (bytes[] memory) {
        return _registryProof;
    }
}
