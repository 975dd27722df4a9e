// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Constitution} from "../src/Constitution.sol";
import {Founding} from "./Founding.sol";

contract ConstitutionTest is Founding {
    function setUp() external {
        found(4);
    }

    function test_foundersAreSeatedByTheGenesisStorage() external view {
        address[] memory validators = CONSTITUTION.getValidators();
        same(validators.length, 4);
        for (uint256 i; i < 4; ++i) {
            same(validators[i], validator(i + 1));
            holds(CONSTITUTION.isMember(signer(i + 1)), "founder is a member");
            same(CONSTITUTION.member(signer(i + 1)).nameHash, nameHash(i + 1));
            same(CONSTITUTION.members()[i].validator, validator(i + 1));
        }
        same(CONSTITUTION.memberCount(), 4);
        same(CONSTITUTION.quorum(), 3);
    }

    function testFuzz_onlyAQuorumChangesTheMembers(uint256 size, uint256 voters) external {
        uint256 n = within(size, 1, 30);
        found(n);
        uint256 quorum = (2 * n + 2) / 3;
        uint256 votes = within(voters, 1, n);
        uint256 id = propose(1, address(0), member(99));
        for (uint256 i = 2; i <= votes && i <= quorum; ++i) {
            holds(!CONSTITUTION.isMember(signer(99)), "not seated before the quorum");
            approve(i, id);
        }
        holds(CONSTITUTION.isMember(signer(99)) == (votes >= quorum), "seated exactly with a quorum");
        same(CONSTITUTION.memberCount(), votes >= quorum ? n + 1 : n);
        same(CONSTITUTION.getValidators().length, CONSTITUTION.memberCount());
    }

    function testFuzz_validatorsStayAscendingWhateverJoins(uint160[8] calldata joining) external {
        found(1);
        for (uint256 i; i < joining.length; ++i) {
            address added = address(joining[i]);
            if (added == address(0) || contains(CONSTITUTION.getValidators(), added)) continue;
            uint256 n = CONSTITUTION.memberCount();
            uint256 id = propose(1, address(0), Constitution.Member(signer(100 + n), added, bytes32(n)));
            for (uint256 voter = 2; CONSTITUTION.proposal(id).executedAt == 0; ++voter) {
                VM.prank(CONSTITUTION.members()[voter - 1].signer);
                CONSTITUTION.approve(id);
            }
            holds(contains(CONSTITUTION.getValidators(), added), "joined");
            ascending(CONSTITUTION.getValidators());
        }
    }

    function testFuzz_strangersDecideNothing(address stranger) external {
        VM.assume(!CONSTITUTION.isMember(stranger));
        uint256 id = propose(1, address(0), member(5));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(Constitution.NotAMember.selector, stranger));
        CONSTITUTION.propose(address(0), member(6));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(Constitution.NotAMember.selector, stranger));
        CONSTITUTION.approve(id);
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(Constitution.QuorumNotReached.selector, 1, 3));
        CONSTITUTION.execute(id);
    }

    function test_nobodyApprovesTwice() external {
        uint256 id = propose(1, address(0), member(5));
        VM.prank(signer(1));
        VM.expectRevert(abi.encodeWithSelector(Constitution.AlreadyApproved.selector, id, signer(1)));
        CONSTITUTION.approve(id);
    }

    function test_anExecutedProposalIsClosed() external {
        uint256 id = decide(address(0), member(5), 3);
        VM.prank(signer(4));
        VM.expectRevert(abi.encodeWithSelector(Constitution.AlreadyExecuted.selector, id));
        CONSTITUTION.approve(id);
        VM.expectRevert(abi.encodeWithSelector(Constitution.AlreadyExecuted.selector, id));
        CONSTITUTION.execute(id);
    }

    function test_anUnknownProposalIsNamed() external {
        VM.prank(signer(1));
        VM.expectRevert(abi.encodeWithSelector(Constitution.UnknownProposal.selector, 7));
        CONSTITUTION.approve(7);
        VM.expectRevert(abi.encodeWithSelector(Constitution.UnknownProposal.selector, 7));
        CONSTITUTION.proposal(7);
        VM.expectRevert(abi.encodeWithSelector(Constitution.UnknownProposal.selector, 7));
        CONSTITUTION.approvalsOf(7);
    }

    function test_impossibleChangesAreRefusedWhenProposed() external {
        VM.prank(signer(1));
        VM.expectRevert(Constitution.EmptyChange.selector);
        CONSTITUTION.propose(address(0), nobody());
        VM.prank(signer(1));
        VM.expectRevert(abi.encodeWithSelector(Constitution.NotAMember.selector, signer(9)));
        CONSTITUTION.propose(signer(9), nobody());
        VM.prank(signer(1));
        VM.expectRevert(abi.encodeWithSelector(Constitution.AlreadyAMember.selector, signer(2)));
        CONSTITUTION.propose(address(0), member(2));
    }

    function test_aValidatorBelongsToOneMember() external {
        Constitution.Member memory thief = member(5);
        thief.validator = validator(2);
        uint256 id = propose(1, address(0), thief);
        approve(2, id);
        VM.prank(signer(3));
        VM.expectRevert(abi.encodeWithSelector(Constitution.ValidatorTaken.selector, validator(2)));
        CONSTITUTION.approve(id);
    }

    function test_oneStepReplacesAMembersValidator() external {
        Constitution.Member memory moved = member(2);
        moved.validator = address(1);
        decide(signer(2), moved, 3);
        same(CONSTITUTION.memberCount(), 4);
        same(CONSTITUTION.member(signer(2)).validator, address(1));
        address[] memory validators = CONSTITUTION.getValidators();
        same(validators.length, 4);
        same(validators[0], address(1));
        ascending(validators);
        holds(!contains(validators, validator(2)), "the old validator is gone");
    }

    function test_theLastMemberAndTheLastValidatorStay() external {
        found(1);
        VM.prank(signer(1));
        VM.expectRevert(Constitution.NoMemberLeft.selector);
        CONSTITUTION.propose(signer(1), nobody());
        Constitution.Member memory blind = member(7);
        blind.validator = address(0);
        decide(address(0), blind, 1);
        uint256 id = propose(1, signer(1), nobody());
        VM.prank(signer(7));
        VM.expectRevert(Constitution.NoValidatorLeft.selector);
        CONSTITUTION.approve(id);
    }

    function test_approvalsOfRemovedMembersNoLongerCount() external {
        uint256 id = propose(4, address(0), member(5));
        approve(3, id);
        decide(signer(4), nobody(), 3);
        same(CONSTITUTION.approvalsOf(id), 1);
        same(CONSTITUTION.quorum(), 2);
        VM.expectRevert(abi.encodeWithSelector(Constitution.QuorumNotReached.selector, 1, 2));
        CONSTITUTION.execute(id);
        decide(address(0), member(4), 2);
        same(CONSTITUTION.approvalsOf(id), 1);
    }

    function test_aSmallerMembershipMayCompleteAQuorum() external {
        uint256 id = propose(1, address(0), member(5));
        approve(2, id);
        decide(signer(4), nobody(), 3);
        CONSTITUTION.execute(id);
        holds(CONSTITUTION.isMember(signer(5)), "seated by execute");
    }

    function test_historyStaysReadable() external {
        VM.roll(10);
        uint256 admission = decide(address(0), member(5), 3);
        VM.roll(20);
        uint256 removal = decide(signer(5), nobody(), 4);
        Constitution.Seat memory seat = CONSTITUTION.seat(4);
        same(CONSTITUTION.seatCount(), 5);
        same(seat.member.signer, signer(5));
        same(seat.admittedAt, 10);
        same(seat.removedAt, 20);
        Constitution.Proposal memory first = CONSTITUTION.proposal(admission);
        same(first.executedAt, 10);
        same(first.approvals.length, 3);
        same(first.approvals[2], 2);
        same(CONSTITUTION.proposal(removal).leaving, signer(5));
        same(CONSTITUTION.proposalCount(), 2);
    }

    function test_membershipIsBounded() external {
        found(128);
        uint256 id = propose(1, address(0), member(500));
        for (uint256 i = 2; i < 86; ++i) approve(i, id);
        VM.prank(signer(86));
        VM.expectRevert(Constitution.TooManyMembers.selector);
        CONSTITUTION.approve(id);
    }

    function propose(uint256 by, address leaving, Constitution.Member memory joining) private returns (uint256) {
        VM.prank(signer(by));
        return CONSTITUTION.propose(leaving, joining);
    }

    function approve(uint256 by, uint256 id) private {
        VM.prank(signer(by));
        CONSTITUTION.approve(id);
    }

    function decide(address leaving, Constitution.Member memory joining, uint256 votes) private returns (uint256 id) {
        id = propose(1, leaving, joining);
        for (uint256 i = 2; i <= votes; ++i) approve(i, id);
        holds(CONSTITUTION.proposal(id).executedAt != 0, "decided");
    }

    function contains(address[] memory all, address one) private pure returns (bool) {
        for (uint256 i; i < all.length; ++i) if (all[i] == one) return true;
        return false;
    }

    function ascending(address[] memory all) private pure {
        for (uint256 i = 1; i < all.length; ++i) holds(all[i - 1] < all[i], "ascending");
    }
}
