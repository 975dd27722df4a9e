// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceLedger} from "../src/ComplianceLedger.sol";
import {ComplianceVerifier} from "../src/ComplianceVerifier.sol";
import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {AnchoredConsortium} from "./AnchoredConsortium.sol";
import {FiveVerifier} from "./circuit/FiveVerifier.sol";
import {LedgerProofs} from "./circuit/LedgerProofs.sol";
import {Trapdoor} from "./circuit/Trapdoor.sol";
import {TrapdoorVerifier} from "./circuit/TrapdoorVerifier.sol";

contract ComplianceLedgerTest is AnchoredConsortium {
    event log(string line);

    function setUp() external {
        _timestamp = TODAY * 1 days + 40_000;
        deploy(ComplianceVerifier(address(new TrapdoorVerifier())));
        anchorBlock(7, 5, _policy);
    }

    function test_aBatchWithItsProofIsAttested() external {
        same(attest(one(provedClaim(3))), 1);
        bytes32 expected = keccak256(
            abi.encode(batchRootOf(3), countOf(3), TODAY, _policy.policyRoot, _policy.verifyingKeyHash, 7)
        );
        same(_ledger.attestations(1, 3), expected);
        bytes32 slot = keccak256(abi.encode(3, keccak256(abi.encode(1, 0))));
        same(VM.load(address(_ledger), slot), expected);
        same(_ledger.attestations(1, 2), 0);
        same(_ledger.attestations(2, 3), 0);
    }

    function test_manyAreAttestedInOneCall() external {
        same(attest(provedClaims(0, 5)), 5);
        same(unproven(0, 5).length, 0);
    }

    /// @dev The whole path with proofs that another prover made of a circuit of its own.
    function test_proofsOfAnotherProverAreAttested() external {
        deploy(ComplianceVerifier(address(new FiveVerifier())));
        anchorBlock(7, 5, _policy);
        ComplianceLedger.Claim[] memory claims = new ComplianceLedger.Claim[](3);
        for (uint256 i; i < 3; ++i) {
            claims[i] = claimOf(i);
            uint256[5] memory inputs;
            (claims[i].proof, inputs) = LedgerProofs.get(i);
            same(keccak256(abi.encode(inputs)), keccak256(abi.encode(inputsOf(i))));
        }
        holds(!_ledger.development(), "a key with a contribution");
        same(attest(claims), 3);
        same(unproven(0, 5).length, 2);
        claims = one(claimOf(3));
        (claims[0].proof, ) = LedgerProofs.get(0);
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
    }

    function testFuzz_whateverIsRegisteredAndProvedIsAttested(uint256 size, uint256 which, uint32 day, uint64 number)
        external
    {
        uint256 count = within(size, 1, 40);
        _timestamp = within(day, 19_000, 21_000) * 1 days + day % 1 days;
        anchorBlock(within(number, 8, type(uint64).max), count, _policy);
        uint256 index = which % count;
        same(attest(one(provedClaim(index))), 1);
        holds(_ledger.attestations(1, index) != 0, "attested");
        same(unproven(0, 100).length, count - 1);
    }

    /// @dev Twice is as good as once: two who post the same do not hinder each other.
    function test_whatIsAttestedIsPassedOver() external {
        attest(one(provedClaim(1)));
        bytes32 kept = _ledger.attestations(1, 1);
        same(attest(provedClaims(0, 3)), 2);
        same(attest(provedClaims(0, 3)), 0);
        ComplianceLedger.Claim[] memory twice = new ComplianceLedger.Claim[](2);
        (twice[0], twice[1]) = (provedClaim(4), provedClaim(4));
        same(attest(twice), 1);
        same(attest(one(claimOf(1))), 0); // without a proof at all
        same(_ledger.attestations(1, 1), kept);
        same(attest(new ComplianceLedger.Claim[](0)), 0);
    }

    function test_oneBadProofLeavesNothing() external {
        ComplianceLedger.Claim[] memory claims = provedClaims(0, 4);
        claims[2].proof = claims[1].proof;
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
        same(unproven(0, 5).length, 5);
    }

    /// @dev Made for something else: each part of the statement, one after the other.
    function testFuzz_aProofOfAnotherStatementIsRefused(uint256 which, uint256 value) external {
        uint256[5] memory inputs = inputsOf(2);
        which %= 5;
        inputs[which] = addmod(inputs[which], within(value, 1, Trapdoor.ORDER - 1), Trapdoor.ORDER);
        ComplianceLedger.Claim memory claim = claimOf(2);
        claim.proof = Trapdoor.prove(inputs, value);
        refuses(one(claim), abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
    }

    function testFuzz_noOtherWordOfAProofPasses(uint256 place, uint256 word) external {
        ComplianceLedger.Claim memory claim = provedClaim(2);
        place %= 8;
        VM.assume(claim.proof[place] != word);
        claim.proof[place] = word;
        refuses(one(claim), abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
    }

    function test_aProofForAnotherLedgerChainOrAnchorIsRefused() external {
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        ComplianceVerifier[] memory all = new ComplianceVerifier[](1);
        all[0] = _verifier;
        ComplianceLedger first = _ledger;
        _ledger = new ComplianceLedger(_anchor, POLICIES, all);
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
        _ledger = first;
        anchorBlock(8, 5, _policy); // the same batch under a later anchor
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
        VM.chainId(1);
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.NotAnchored.selector, 8));
    }

    function test_aProofForAnotherDayIsRefused() external {
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        _timestamp += 1 days;
        anchorBlock(8, 5, _policy);
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.ProofRefused.selector));
        same(attest(one(provedClaim(2))), 1);
    }

    function testFuzz_onlyRegisteredBatchesAreAttested(uint256 field, bytes32 value) external {
        ComplianceLedger.Claim memory claim = provedClaim(2);
        field %= 6;
        if (field == 0) claim.batchRoot = value;
        if (field == 1) claim.member = address(bytes20(value));
        if (field == 2) claim.count = uint256(value);
        if (field == 3) claim.schema = value;
        if (field == 4) claim.index = 5 + (uint256(value) >> 8);
        if (field == 5) claim.path[uint256(value) % 3] = value;
        VM.assume(keccak256(abi.encode(claim)) != keccak256(abi.encode(provedClaim(2))));
        refuses(one(claim), abi.encodeWithSelector(ComplianceLedger.BatchNotRegistered.selector, claim.index));
    }

    function test_aPathHasAsManySiblingsAsTheTreeIsHigh() external {
        ComplianceLedger.Claim memory claim = provedClaim(2);
        bytes32[] memory path = claim.path;
        claim.path = new bytes32[](4);
        for (uint256 i; i < 3; ++i) claim.path[i] = path[i];
        refuses(one(claim), abi.encodeWithSelector(ComplianceLedger.BatchNotRegistered.selector, 2));
        claim.path = new bytes32[](2);
        for (uint256 i; i < 2; ++i) claim.path[i] = path[i];
        refuses(one(claim), abi.encodeWithSelector(ComplianceLedger.BatchNotRegistered.selector, 2));
    }

    function test_aBatchRootThatIsNoFieldElementHasNoProof() external view {
        bytes32 root = bytes32(uint256(batchRootOf(2)) + Trapdoor.ORDER);
        uint256[5][] memory inputs = new uint256[5][](1);
        inputs[0] = inputsOf(2);
        inputs[0][0] = uint256(root);
        uint256[8][] memory proofs = new uint256[8][](1);
        proofs[0] = provedClaim(2).proof;
        holds(!_verifier.verifyBatch(proofs, inputs), "refused");
    }

    function testFuzz_onlyAnchoredBlocksCount(uint256 field, bytes32 value) external {
        ComplianceLedger.AnchoredHeader memory given = anchoredBlock();
        field %= 3;
        if (field == 0) given.registryRoot = value;
        if (field == 1) given.batchCount = uint256(value);
        if (field == 2) {
            _timestamp += 1 + uint256(value) % 1e6; // what a batch is proved for, but not sealed
            given.header = header(7);
        }
        VM.assume(keccak256(abi.encode(given)) != keccak256(abi.encode(anchoredBlock())));
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        ComplianceLedger.PolicyInForce memory policy = policyInForce();
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.NotAnchored.selector, 7));
        _ledger.attest(given, policy, claims);
    }

    function testFuzz_onlyThePolicyInForceCounts(uint256 field, bytes32 value) external {
        ComplianceLedger.PolicyInForce memory given = policyInForce();
        field %= 5;
        if (field == 0) given.version = uint256(value);
        if (field == 1) given.policyRoot = uint256(value);
        if (field == 2) given.verifyingKeyHash = value;
        if (field == 3) given.validFrom = uint32(uint256(value));
        if (field == 4) given.validUntil = uint32(uint256(value));
        VM.assume(keccak256(abi.encode(given)) != keccak256(abi.encode(policyInForce())));
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        ComplianceLedger.AnchoredHeader memory block_ = anchoredBlock();
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.PolicyNotInForce.selector, given.version));
        _ledger.attest(block_, given, claims);
    }

    function testFuzz_noOtherProofOfThePolicyPasses(uint256 which, uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        ComplianceLedger.PolicyInForce memory given = policyInForce();
        bytes[] memory proof = which % 2 == 0 ? given.accountProof : given.digestProof;
        uint256 node = (which >> 1) % proof.length;
        proof[node][where % proof[node].length] ^= bytes1(flip);
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        ComplianceLedger.AnchoredHeader memory block_ = anchoredBlock();
        VM.expectRevert();
        _ledger.attest(block_, given, claims);
    }

    function test_aPolicyThatAnotherFollowedIsRefused() external {
        Policy memory first = _policy;
        Policy memory second = Policy(2, 77, first.verifyingKeyHash, 19_000, 21_000);
        anchorBlock(8, 5, second);
        ComplianceLedger.PolicyInForce memory stale = policyInForce();
        (stale.version, stale.policyRoot) = (first.version, first.policyRoot);
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        ComplianceLedger.AnchoredHeader memory block_ = anchoredBlock();
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.PolicyNotInForce.selector, 1));
        _ledger.attest(block_, stale, claims);
        same(attest(claims), 1);
        holds(_ledger.attestations(2, 2) != 0 && _ledger.attestations(1, 2) == 0, "under its own version");
    }

    function test_aWithdrawnPolicyIsRefused() external {
        Policy memory first = _policy;
        Policy memory none;
        anchorBlock(8, 5, none);
        ComplianceLedger.Claim[] memory claims = one(provedClaim(2));
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.PolicyNotInForce.selector, 0));
        _policy = first;
        refuses(claims, abi.encodeWithSelector(ComplianceLedger.PolicyNotInForce.selector, 1));
    }

    function test_aPolicyCountsOnItsDaysOnly() external {
        _timestamp = 21_001 * 1 days;
        anchorBlock(8, 5, _policy);
        bytes4 reason = ComplianceLedger.PolicyNotValidOn.selector;
        refuses(one(provedClaim(2)), abi.encodeWithSelector(reason, 21_001, 19_000, 21_000));
        _timestamp = 19_000 * 1 days - 1;
        anchorBlock(9, 5, _policy);
        refuses(one(provedClaim(2)), abi.encodeWithSelector(reason, 18_999, 19_000, 21_000));
        _timestamp = 21_001 * 1 days - 1;
        anchorBlock(10, 5, _policy);
        same(attest(one(provedClaim(2))), 1);
    }

    function test_aCircuitWithoutAVerifierHereIsRefused() external {
        Policy memory other = _policy;
        other.verifyingKeyHash = keccak256("another circuit");
        anchorBlock(8, 5, other);
        refuses(
            one(provedClaim(2)),
            abi.encodeWithSelector(ComplianceLedger.UnknownVerifier.selector, other.verifyingKeyHash)
        );
    }

    function test_aStateWithoutPolicyRegistryIsRefused() external {
        _withoutPolicies = true;
        anchorBlock(8, 5, _policy);
        refuses(
            one(provedClaim(2)), abi.encodeWithSelector(ComplianceLedger.PolicyRegistryMissing.selector)
        );
    }

    function test_whatIsNotProvedIsListed() external {
        same(unproven(0, 100).length, 5);
        attest(one(provedClaim(3)));
        attest(one(provedClaim(0)));
        uint256[] memory left = unproven(0, 100);
        same(left.length, 3);
        same(left[0], 1);
        same(left[1], 2);
        same(left[2], 4);
        left = unproven(2, 2);
        same(left.length, 1);
        same(left[0], 2);
        same(unproven(5, 10).length, 0);
        same(unproven(type(uint256).max, 10).length, 0);
        same(_ledger.unproven(anchorRecord(), 2, 0, 10).length, 5);
        ConsortiumAnchor.AnchoredBlock memory shorter = anchorRecord();
        shorter.batchCount = 1;
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.NotAnchored.selector, 7));
        _ledger.unproven(shorter, 1, 0, 10);
        ConsortiumAnchor.AnchoredBlock memory record = anchorRecord();
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.RangeTooLong.selector, 4097));
        _ledger.unproven(record, 1, 0, 4097);
    }

    function test_aLedgerIsMadeForOneConsortiumWithItsVerifiers() external {
        same(_ledger.consortiumChainId(), CHAIN);
        same(_ledger.genesisHash(), GENESIS);
        same(address(_ledger.verifiers(_policy.verifyingKeyHash)), address(_verifier));
        holds(_ledger.development(), "its key has known secrets");
        ComplianceVerifier[] memory all = new ComplianceVerifier[](0);
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.BadVerifierCount.selector, 0));
        new ComplianceLedger(_anchor, POLICIES, all);
        all = new ComplianceVerifier[](17);
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.BadVerifierCount.selector, 17));
        new ComplianceLedger(_anchor, POLICIES, all);
        all = new ComplianceVerifier[](2);
        (all[0], all[1]) = (_verifier, _verifier);
        bytes32 key = _policy.verifyingKeyHash;
        VM.expectRevert(abi.encodeWithSelector(ComplianceLedger.RepeatedVerifier.selector, key));
        new ComplianceLedger(_anchor, POLICIES, all);
    }

    /// @dev Whole transactions, one line for each number of proofs: `forge test --match-test test_gas -vv`.
    function test_gasOfAnAttestation() external {
        uint256 number = 8;
        for (uint256 k = 1; k <= 32; k = k == 1 ? 8 : 4 * k) {
            anchorBlock(number, 100 * number, _policy);
            bytes memory data = abi.encodeCall(
                ComplianceLedger.attest, (anchoredBlock(), policyInForce(), provedClaims(40 * number, k))
            );
            uint256 left = gasleft();
            (bool done, ) = address(_ledger).call(data);
            uint256 gas_ = left - gasleft() + 21_000;
            holds(done, "attested");
            for (uint256 i; i < data.length; ++i) gas_ += data[i] == 0 ? 4 : 16;
            emit log(string.concat("| ", digits(k), " | ", digits(gas_), " | ", digits(gas_ / k), " |"));
            ++number;
        }
    }

    function digits(uint256 number) private pure returns (string memory text) {
        if (number >= 10) text = digits(number / 10);
        return string.concat(text, string(abi.encodePacked(bytes1(uint8(48 + number % 10)))));
    }

    function attest(ComplianceLedger.Claim[] memory claims) private returns (uint256) {
        return _ledger.attest(anchoredBlock(), policyInForce(), claims);
    }

    function refuses(ComplianceLedger.Claim[] memory claims, bytes memory reason) private {
        ComplianceLedger.AnchoredHeader memory block_ = anchoredBlock();
        ComplianceLedger.PolicyInForce memory policy = policyInForce();
        VM.expectRevert(reason);
        _ledger.attest{gas: 3_000_000}(block_, policy, claims);
    }

    function unproven(uint256 first, uint256 length) private view returns (uint256[] memory) {
        return _ledger.unproven(anchorRecord(), 1, first, length);
    }
}
