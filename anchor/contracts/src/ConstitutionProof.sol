// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {StateValues} from "./StateValues.sol";
import {TrieProof} from "./TrieProof.sol";

/// @title The validators in the state of the consortium chain: Constitution's slot 0, an array of addresses
/// @notice Every element is proven, and the length, so the list is whole. Constitution keeps it ascending.
library ConstitutionProof {
    using TrieProof for TrieProof.Walk;

    /// @notice Address of Constitution on every consortium chain.
    address internal constant CONSTITUTION = 0x0000000000000000000000000000000000001000;
    uint256 private constant VALIDATORS_SLOT = 0;

    error ConstitutionMissing();
    error BadValidatorCount(uint256 count);

    /// @param nodes the nodes of all proofs, each once, in the order of first use
    /// @param steps two bytes per node on the paths, one path after the other: its place in `nodes`
    /// @param most the longest list that is read
    function validators(bytes32 stateRoot, bytes[] calldata nodes, bytes calldata steps, uint256 most)
        internal
        pure
        returns (address[] memory list)
    {
        TrieProof.Walk memory walk;
        bytes calldata account = walk.value(stateRoot, keccak256(abi.encodePacked(CONSTITUTION)), nodes, steps);
        require(account.length > 0, ConstitutionMissing());
        bytes32 storageRoot = StateValues.storageRoot(account);
        uint256 count = _word(walk, storageRoot, VALIDATORS_SLOT, nodes, steps);
        require(count > 0 && count <= most, BadValidatorCount(count));
        list = new address[](count);
        uint256 first = uint256(keccak256(abi.encode(VALIDATORS_SLOT)));
        for (uint256 i; i < count; ++i) {
            uint256 slot = first + i;
            uint256 word = _word(walk, storageRoot, slot, nodes, steps);
            require(word <= type(uint160).max, StateValues.MalformedSlot(slot));
            list[i] = address(uint160(word));
        }
        walk.finish(nodes, steps);
    }

    function _word(
        TrieProof.Walk memory walk,
        bytes32 storageRoot,
        uint256 slot,
        bytes[] calldata nodes,
        bytes calldata steps
    ) private pure returns (uint256) {
        return StateValues.word(walk.value(storageRoot, keccak256(abi.encode(slot)), nodes, steps), slot);
    }
}
