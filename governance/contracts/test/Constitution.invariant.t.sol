// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Constitution} from "../src/Constitution.sol";
import {Founding} from "./Founding.sol";

/// @dev Drives the constitution as quarrelling members would, and keeps its own account of who may decide.
contract QuarrellingMembers is Founding {
    uint256 public wrongful;

    function propose(uint256 by, uint256 leaving, uint256 joining, uint256 validatorOf) external {
        Constitution.Member memory added = joining % 4 == 0 ? nobody() : member(within(joining, 1, 12));
        if (validatorOf % 3 == 0 && added.signer != address(0)) added.validator = address(0);
        if (validatorOf % 3 == 1 && added.signer != address(0)) added.validator = validator(within(validatorOf, 1, 12));
        address removed = leaving % 2 == 0 ? address(0) : actor(leaving >> 1);
        address sender = actor(by);
        bool seated = CONSTITUTION.isMember(sender);
        VM.prank(sender);
        CONSTITUTION.propose(removed, added);
        if (!seated) ++wrongful;
    }

    function approve(uint256 by, uint256 id) external {
        uint256 chosen = recent(id);
        address sender = actor(by);
        uint256 needed = CONSTITUTION.quorum();
        uint256 before = CONSTITUTION.approvalsOf(chosen);
        VM.prank(sender);
        CONSTITUTION.approve(chosen);
        bool executed = CONSTITUTION.proposal(chosen).executedAt != 0;
        if (executed != (before + 1 >= needed)) ++wrongful;
    }

    function execute(uint256 id) external {
        uint256 chosen = recent(id);
        bool enough = CONSTITUTION.approvalsOf(chosen) >= CONSTITUTION.quorum();
        CONSTITUTION.execute(chosen);
        if (!enough) ++wrongful;
    }

    /// @dev Mostly a member, sometimes anyone.
    function actor(uint256 seed) private view returns (address) {
        Constitution.Member[] memory seated = CONSTITUTION.members();
        return seed % 8 == 0 ? signer(within(seed >> 3, 1, 12)) : seated[(seed >> 3) % seated.length].signer;
    }

    /// @dev One of the last four proposals, or the one after them that does not exist.
    function recent(uint256 seed) private view returns (uint256) {
        uint256 count = CONSTITUTION.proposalCount();
        return within(seed, count > 4 ? count - 4 : 0, count);
    }
}

contract ConstitutionInvariantTest is Founding {
    QuarrellingMembers private _members;

    function setUp() external {
        found(4);
        _members = new QuarrellingMembers();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_members);
    }

    function invariant_nobodyDecidesWithoutAQuorum() external view {
        same(_members.wrongful(), 0);
    }

    function invariant_validatorsAreThoseOfSeatedMembersAscending() external view {
        address[] memory validators = CONSTITUTION.getValidators();
        Constitution.Member[] memory seated = CONSTITUTION.members();
        holds(validators.length > 0, "never without a validator");
        same(seated.length, CONSTITUTION.memberCount());
        uint256 validating;
        for (uint256 i; i < seated.length; ++i) {
            holds(CONSTITUTION.isMember(seated[i].signer), "seated members are members");
            if (seated[i].validator != address(0)) ++validating;
        }
        same(validating, validators.length);
        for (uint256 i = 1; i < validators.length; ++i) holds(validators[i - 1] < validators[i], "ascending");
    }

    function invariant_everySeatIsAccountedFor() external view {
        uint256 seated;
        for (uint256 i; i < CONSTITUTION.seatCount(); ++i) {
            if (CONSTITUTION.seat(i).removedAt == 0) ++seated;
        }
        same(seated, CONSTITUTION.memberCount());
    }
}
