// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {Consortium} from "./Consortium.sol";

/// @dev A consortium that changes its validators at will, relayers that come late, repeat old rotations and skip some;
/// keeps its own account of what the contract must know.
contract RestlessConsortium is Consortium {
    uint256 public known;
    uint256 public provenAt;
    uint256 public latest;
    uint256 public wrongful;
    /// @dev Size of the set in the state of every anchored block.
    mapping(uint256 blockNumber => uint256) private _sizes;
    Rotation[] private _rotations;

    constructor() {
        known = 4;
        deploy(0, 4);
    }

    function target() external view returns (ConsortiumAnchor) {
        return _anchor;
    }

    /// @dev A block whose state lists another set, sealed by the known one.
    function change(uint256 size, uint256 gap) external {
        uint256 n = within(size, 1, 7);
        enact(seat(0, n));
        seat(0, known);
        uint256 number = latest + within(gap, 1, 5);
        Rotation memory made = anchorBlock(number, known);
        _rotations.push(made);
        (_sizes[number], latest) = (n, number);
    }

    function prove(uint256 which) external {
        if (_rotations.length == 0) return;
        Rotation memory chosen = _rotations[which % _rotations.length];
        uint256 number = chosen.from.blockNumber;
        bool due = number > provenAt && _sizes[number] != known;
        try _anchor.updateValidators(chosen.from, chosen.nodes, chosen.steps) {
            if (!due) ++wrongful;
            (known, provenAt) = (_sizes[number], number);
        } catch {
            if (due) ++wrongful;
        }
    }

    /// @dev An anchor that is not above the last one.
    function fallBack(uint256 back) external {
        if (latest == 0) return;
        seat(0, known);
        bytes memory made = header(within(back, 0, latest));
        try _anchor.anchor(made, sealsOf(made, known), registryProof(), new bytes[](0), new bytes[](0)) {
            ++wrongful;
        } catch {}
    }
}

contract LightClientInvariantTest {
    bool public constant IS_TEST = true;
    RestlessConsortium private _consortium;

    function setUp() external {
        _consortium = new RestlessConsortium();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_consortium);
    }

    function invariant_theContractKnowsWhatWasProvenLast() external view {
        ConsortiumAnchor anchor = _consortium.target();
        require(anchor.validators().length == _consortium.known(), "set");
        require(anchor.validatorsProvenAt() == _consortium.provenAt(), "proven at");
        require(anchor.latest() == _consortium.latest(), "latest");
        require(_consortium.wrongful() == 0, "a call ended as it must not");
    }
}
