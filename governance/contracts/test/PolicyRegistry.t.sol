// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Constitution} from "../src/Constitution.sol";
import {PolicyRegistry} from "../src/PolicyRegistry.sol";
import {Founding} from "./Founding.sol";

contract PolicyRegistryTest is Founding {
    uint256 private constant FIELD = 21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint32 private constant TODAY = 20_000;

    function setUp() external {
        found(4);
        VM.warp(uint256(TODAY) * 1 days + 5);
    }

    function test_aQuorumMakesADraftTheCurrentVersion() external {
        VM.roll(7);
        bytes32 id = draft(1, policy(1));
        same(id, keccak256(abi.encode(policy(1))));
        uint256 proposal = propose(1, id);
        approve(2, proposal);
        same(POLICIES.current(), 0);
        approve(3, proposal);
        same(POLICIES.current(), 1);
        same(POLICIES.versionCount(), 1);
        same(POLICIES.versionOf(1).draft, id);
        same(POLICIES.versionOf(1).adoptedAt, 7);
        same(CONSTITUTION.proposal(proposal).policy, id);
        same(CONSTITUTION.proposal(proposal).executedAt, 7);
        same(POLICIES.drafted(id).lists[1].digest, policy(1).lists[1].digest);
    }

    /// @dev What ComplianceLedger proves from storage.
    function testFuzz_slotZeroCommitsToTheCurrentVersion(uint256 seed, uint8 versions) external {
        uint256 count = within(versions, 1, 5);
        for (uint256 i; i < count; ++i) decide(draft(1, policy(seed ^ i)));
        PolicyRegistry.Policy memory last = policy(seed ^ (count - 1));
        bytes32 expected =
            keccak256(abi.encode(count, last.policyRoot, last.verifyingKeyHash, last.validFrom, last.validUntil));
        same(VM.load(address(POLICIES), 0), expected);
        same(POLICIES.currentDigest(), expected);
        same(uint256(VM.load(address(POLICIES), bytes32(uint256(1)))), count);
    }

    function test_theVersionBeforeStaysReadable() external {
        VM.roll(10);
        bytes32 first = draft(1, policy(1));
        decide(first);
        VM.roll(20);
        decide(draft(2, policy(2)));
        same(POLICIES.current(), 2);
        same(POLICIES.versionOf(1).draft, first);
        same(POLICIES.versionOf(1).endedAt, 20);
        same(POLICIES.versionOf(2).endedAt, 0);
        same(POLICIES.drafted(first).policyRoot, policy(1).policyRoot);
    }

    function test_aPolicyIsWithdrawnWithoutAnotherInItsPlace() external {
        decide(draft(1, policy(1)));
        VM.roll(30);
        decide(0);
        same(POLICIES.current(), 0);
        same(POLICIES.currentDigest(), 0);
        same(POLICIES.versionOf(1).endedAt, 30);
        same(POLICIES.versionCount(), 1);
        VM.prank(signer(1));
        uint256 again = CONSTITUTION.proposePolicy(0);
        approve(2, again);
        VM.prank(signer(3));
        VM.expectRevert(PolicyRegistry.NoPolicy.selector);
        CONSTITUTION.approve(again);
        decide(keccak256(abi.encode(policy(1))));
        same(POLICIES.current(), 2);
    }

    function testFuzz_nobodyButTheConstitutionAdopts(address stranger) external {
        VM.assume(stranger != address(CONSTITUTION));
        bytes32 id = draft(1, policy(1));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.NotTheConstitution.selector, stranger));
        POLICIES.adopt(id);
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.NotTheConstitution.selector, stranger));
        POLICIES.adopt(0);
    }

    function testFuzz_onlyMembersDraftAndPropose(address stranger) external {
        VM.assume(!CONSTITUTION.isMember(stranger));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.NotAMember.selector, stranger));
        POLICIES.draft(policy(1));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(Constitution.NotAMember.selector, stranger));
        CONSTITUTION.proposePolicy(0);
    }

    function testFuzz_aVersionStartsOnADayOfItsOwn(uint32 from, uint32 until, uint32 day) external {
        day = uint32(within(day, 1, 1_000_000));
        until = uint32(within(until, 1, 2_000_000));
        from = uint32(within(from, 0, until));
        PolicyRegistry.Policy memory made = policy(1);
        (made.validFrom, made.validUntil) = (from, until);
        bytes32 id = draft(1, made);
        uint256 proposal = propose(1, id);
        approve(2, proposal);
        VM.warp(uint256(day) * 1 days + 86_399);
        bool inForce = from <= day && day <= until;
        VM.prank(signer(3));
        if (!inForce) {
            VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.NotInForce.selector, day, from, until));
        }
        CONSTITUTION.approve(proposal);
        same(POLICIES.current(), inForce ? 1 : 0);
    }

    /// @dev A refusal undoes the ballot: the proposal stays open and may take effect on another day.
    function test_aDecisionThatComesTooEarlyIsTakenAgain() external {
        PolicyRegistry.Policy memory made = policy(1);
        made.validFrom = TODAY + 1;
        uint256 proposal = propose(1, draft(1, made));
        approve(2, proposal);
        VM.prank(signer(3));
        VM.expectRevert(
            abi.encodeWithSelector(PolicyRegistry.NotInForce.selector, TODAY, TODAY + 1, made.validUntil)
        );
        CONSTITUTION.approve(proposal);
        same(CONSTITUTION.proposal(proposal).executedAt, 0);
        VM.warp(uint256(TODAY + 1) * 1 days);
        approve(3, proposal);
        same(POLICIES.current(), 1);
    }

    function test_anUnknownDraftIsNotAdopted() external {
        uint256 proposal = propose(1, keccak256("nothing"));
        approve(2, proposal);
        VM.prank(signer(3));
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.UnknownDraft.selector, keccak256("nothing")));
        CONSTITUTION.approve(proposal);
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.UnknownDraft.selector, keccak256("nothing")));
        POLICIES.drafted(keccak256("nothing"));
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.UnknownVersion.selector, 0));
        POLICIES.versionOf(0);
        VM.expectRevert(abi.encodeWithSelector(PolicyRegistry.UnknownVersion.selector, 1));
        POLICIES.versionOf(1);
    }

    function test_draftsThatCannotBeMeantAreRefused() external {
        PolicyRegistry.Policy memory made = policy(1);
        made.policyRoot = FIELD;
        refuses(made, abi.encodeWithSelector(PolicyRegistry.NotInTheField.selector, FIELD));
        made = policy(1);
        made.issuerRoot = FIELD + 1;
        refuses(made, abi.encodeWithSelector(PolicyRegistry.NotInTheField.selector, FIELD + 1));
        made = policy(1);
        made.blockedDigest = FIELD;
        refuses(made, abi.encodeWithSelector(PolicyRegistry.NotInTheField.selector, FIELD));
        made = policy(1);
        made.sanctionsRoot = FIELD;
        refuses(made, abi.encodeWithSelector(PolicyRegistry.NotInTheField.selector, FIELD));
        made = policy(1);
        made.parameters = 1 << 144;
        refuses(made, abi.encodeWithSelector(PolicyRegistry.BadParameters.selector, 1 << 144));
        made = policy(1);
        (made.validFrom, made.validUntil) = (5, 4);
        refuses(made, abi.encodeWithSelector(PolicyRegistry.BadPeriod.selector, 5, 4));
        (made.validFrom, made.validUntil) = (0, 0);
        refuses(made, abi.encodeWithSelector(PolicyRegistry.BadPeriod.selector, 0, 0));
        made = policy(1);
        made.lists = new PolicyRegistry.List[](17);
        refuses(made, abi.encodeWithSelector(PolicyRegistry.TooManyLists.selector, 17));
        bytes32 id = draft(1, policy(1));
        refuses(policy(1), abi.encodeWithSelector(PolicyRegistry.AlreadyDrafted.selector, id));
    }

    function refuses(PolicyRegistry.Policy memory made, bytes memory reason) private {
        VM.prank(signer(2));
        VM.expectRevert(reason);
        POLICIES.draft(made);
    }

    function draft(uint256 by, PolicyRegistry.Policy memory made) private returns (bytes32) {
        VM.prank(signer(by));
        return POLICIES.draft(made);
    }

    function propose(uint256 by, bytes32 id) private returns (uint256) {
        VM.prank(signer(by));
        return CONSTITUTION.proposePolicy(id);
    }

    function approve(uint256 by, uint256 proposal) private {
        VM.prank(signer(by));
        CONSTITUTION.approve(proposal);
    }

    function decide(bytes32 id) private {
        uint256 proposal = propose(1, id);
        approve(2, proposal);
        approve(3, proposal);
    }

    function policy(uint256 seed) private pure returns (PolicyRegistry.Policy memory made) {
        made.policyRoot = uint256(keccak256(abi.encode("root", seed))) % FIELD;
        made.issuerRoot = uint256(keccak256(abi.encode("issuers", seed))) % FIELD;
        made.blockedDigest = uint256(keccak256(abi.encode("blocked", seed))) % FIELD;
        made.sanctionsRoot = uint256(keccak256(abi.encode("sanctions", seed))) % FIELD;
        made.parameters = uint256(keccak256(abi.encode("parameters", seed))) >> 112;
        made.verifyingKeyHash = keccak256(abi.encode("key", seed));
        (made.validFrom, made.validUntil) = (TODAY - 1, TODAY + uint32(seed % 100));
        made.lists = new PolicyRegistry.List[](2);
        made.lists[0] = PolicyRegistry.List(keccak256("issuers"), keccak256(abi.encode("file", seed)), TODAY);
        made.lists[1] = PolicyRegistry.List(keccak256("sanctions"), keccak256(abi.encode("other", seed)), TODAY - 2);
    }
}
