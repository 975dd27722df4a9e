// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PolicyRegistry} from "../src/PolicyRegistry.sol";
import {Founding} from "./Founding.sol";

/// @dev Drafts, decides, withdraws and lets days pass, and keeps its own account of what is in force.
contract DecidingMembers is Founding {
    uint256 public wrongful;
    uint256 public adopted;
    bool public none = true;
    bytes32[] public order;
    bytes32 private _last;
    uint32 private _day = 20_000;

    function draft(uint256 by, uint256 seed, uint32 ahead, uint32 length) external {
        PolicyRegistry.Policy memory made;
        made.policyRoot = seed >> 8;
        made.validFrom = _day + uint32(within(ahead, 0, 3)) - 1;
        made.validUntil = made.validFrom + uint32(within(length, 0, 5));
        VM.prank(signer(within(by, 1, 4)));
        _last = POLICIES.draft(made);
    }

    function decide(uint256 votes, bool withdraw) external {
        uint256 count = within(votes, 1, 4);
        bytes32 id = withdraw ? bytes32(0) : _last;
        VM.prank(signer(1));
        uint256 proposal = CONSTITUTION.proposePolicy(id);
        for (uint256 i = 2; i <= count && i <= 3; ++i) {
            VM.prank(signer(i));
            CONSTITUTION.approve(proposal);
        }
        if (count < 3) return;
        if (withdraw && none) ++wrongful;
        none = withdraw;
        if (!withdraw) {
            order.push(id);
            ++adopted;
            PolicyRegistry.Policy memory made = POLICIES.drafted(id);
            if (made.validFrom > _day || made.validUntil < _day) ++wrongful;
        }
    }

    function intrude(bytes32 id, address stranger) external {
        if (stranger == address(CONSTITUTION)) return;
        VM.prank(stranger);
        POLICIES.adopt(id);
        ++wrongful;
    }

    function pass(uint8 days_) external {
        _day += days_ % 3;
        VM.warp(uint256(_day) * 1 days);
    }
}

contract PolicyRegistryInvariantTest is Founding {
    DecidingMembers private _members;

    function setUp() external {
        found(4);
        VM.warp(20_000 days);
        _members = new DecidingMembers();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_members);
    }

    function invariant_nothingIsAdoptedButByDecision() external view {
        same(_members.wrongful(), 0);
        same(POLICIES.versionCount(), _members.adopted());
        same(POLICIES.current(), _members.none() ? 0 : _members.adopted());
        for (uint256 v = 1; v <= POLICIES.versionCount(); ++v) {
            same(POLICIES.versionOf(v).draft, _members.order(v - 1));
            holds((POLICIES.versionOf(v).endedAt == 0) == (v == POLICIES.current()), "one at most is in force");
        }
    }

    function invariant_theDigestIsThatOfTheCurrentVersion() external view {
        uint256 version = POLICIES.current();
        if (version == 0) {
            same(POLICIES.currentDigest(), 0);
            return;
        }
        PolicyRegistry.Policy memory policy = POLICIES.drafted(POLICIES.versionOf(version).draft);
        same(
            POLICIES.currentDigest(),
            keccak256(
                abi.encode(version, policy.policyRoot, policy.verifyingKeyHash, policy.validFrom, policy.validUntil)
            )
        );
    }
}
