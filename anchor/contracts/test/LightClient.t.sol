// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {ConstitutionProof} from "../src/ConstitutionProof.sol";
import {QbftHeader} from "../src/QbftHeader.sol";
import {StateValues} from "../src/StateValues.sol";
import {TrieProof} from "../src/TrieProof.sol";
import {Consortium} from "./Consortium.sol";

/// @dev Set changes, freezes and the record of gaps.
contract LightClientTest is Consortium {
    function setUp() external {
        deploy(0, 4);
    }

    function test_aSetGrowsFromFourToSevenAndTheNewOneSeals() external {
        address[] memory seven = growTo(7, 10);
        holds(keccak256(abi.encode(_anchor.validators())) == keccak256(abi.encode(seven)), "the proven list");
        same(_anchor.validatorsProvenAt(), 10);
        same(_anchor.quorum(), 5);
        bytes memory made = header(11);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.TooFewSeals.selector, 4, 5));
        this.submit(made, 4);
        this.submit(made, 5);
        same(_anchor.latest(), 11);
    }

    function testFuzz_anySetIsFollowedByAnyOther(uint256 from, uint256 to, uint256 overlap) external {
        uint256 before = within(from, 1, 12);
        uint256 then = within(to, 1, 12);
        deploy(0, before);
        uint256 first = within(overlap, before == then ? 1 : 0, before);
        address[] memory listed = seat(first, then);
        enact(listed);
        seat(0, before);
        Rotation memory rotation = anchorBlock(5, before);
        rotate(rotation);
        holds(keccak256(abi.encode(_anchor.validators())) == keccak256(abi.encode(listed)), "the proven list");
        seat(first, then);
        this.submit(header(6), then);
    }

    function test_aSetThatLeftSealsNothingMore() external {
        Rotation memory rotation = replaceAll(10);
        rotate(rotation);
        seat(0, 4);
        VM.expectPartialRevert(ConsortiumAnchor.UnknownValidator.selector);
        this.submit(header(11), 3);
    }

    function test_inventedValidatorsUnderAnUnanchoredBlockAreRefused() external {
        Rotation memory rotation = replaceAll(10);
        enact(seat(100, 4));
        rotation.from.stateRoot = _stateRoot;
        (rotation.nodes, rotation.steps) = (_nodes, _steps);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.NotAnchored.selector, 10));
        this.rotate(rotation);
    }

    function test_everyWordOfTheAnchoredBlockIsBound() external {
        Rotation memory rotation = replaceAll(10);
        ConsortiumAnchor.AnchoredBlock memory good = rotation.from;
        for (uint256 i; i < 5; ++i) {
            rotation.from = ConsortiumAnchor.AnchoredBlock(
                good.blockNumber ^ (i == 0 ? 1 : 0),
                good.sealHash ^ bytes32(uint256(i == 1 ? 1 : 0)),
                good.stateRoot ^ bytes32(uint256(i == 2 ? 1 : 0)),
                good.registryRoot ^ bytes32(uint256(i == 3 ? 1 : 0)),
                good.batchCount ^ (i == 4 ? 1 : 0)
            );
            VM.expectRevert(
                abi.encodeWithSelector(ConsortiumAnchor.NotAnchored.selector, rotation.from.blockNumber)
            );
            this.rotate(rotation);
        }
    }

    function testFuzz_noOtherByteOfTheProofPasses(uint256 which, uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Rotation memory rotation = replaceAll(10);
        uint256 node = which % rotation.nodes.length;
        rotation.nodes[node][where % rotation.nodes[node].length] ^= bytes1(flip);
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofNodeMismatch.selector, node));
        this.rotate(rotation);
    }

    function testFuzz_noOtherStepsPass(uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Rotation memory rotation = replaceAll(10);
        rotation.steps[where % rotation.steps.length] ^= bytes1(flip);
        VM.expectRevert();
        this.rotate(rotation);
        same(_anchor.validatorsProvenAt(), 0);
    }

    function test_exactlyTheNodesAndStepsOfThePathsAreAccepted() external {
        Rotation memory rotation = replaceAll(10);
        bytes[] memory nodes = rotation.nodes;
        bytes memory steps = rotation.steps;
        rotation.nodes = new bytes[](nodes.length + 1);
        for (uint256 i; i < nodes.length; ++i) rotation.nodes[i] = nodes[i];
        rotation.nodes[nodes.length] = nodes[0];
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofTooLong.selector, nodes.length));
        this.rotate(rotation);
        rotation.nodes = nodes;
        rotation.steps = bytes.concat(steps, hex"0000");
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofTooLong.selector, nodes.length));
        this.rotate(rotation);
        rotation.steps = hex"0001";
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofOutOfOrder.selector, 0));
        this.rotate(rotation);
        rotation.steps = hex"00";
        VM.expectRevert(TrieProof.ProofEndsEarly.selector);
        this.rotate(rotation);
        rotation.steps = hex"";
        VM.expectRevert();
        this.rotate(rotation);
    }

    function test_aListOfAnotherContractIsRefused() external {
        address[] memory listed = seat(50, 4);
        uint256[] memory words = new uint256[](4);
        for (uint256 i; i < 4; ++i) words[i] = uint160(listed[i]);
        enactWords(words, 4, address(0xbad));
        seat(0, 4);
        Rotation memory rotation = anchorBlock(10, 4);
        VM.expectRevert(ConstitutionProof.ConstitutionMissing.selector);
        this.rotate(rotation);
    }

    function test_listsThatCannotBeAreRefused() external {
        address[] memory listed = seat(50, 4);
        refusesList(listed, 0, abi.encodeWithSelector(ConstitutionProof.BadValidatorCount.selector, 0));
        refusesList(listed, 129, abi.encodeWithSelector(ConstitutionProof.BadValidatorCount.selector, 129));
        refusesList(listed, 3, abi.encodeWithSelector(TrieProof.ProofTooLong.selector, 0), true);
        (listed[0], listed[1]) = (listed[1], listed[0]);
        refusesList(listed, 4, abi.encodeWithSelector(ConsortiumAnchor.BadValidator.selector, listed[1]));
        listed[1] = listed[0];
        refusesList(listed, 4, abi.encodeWithSelector(ConsortiumAnchor.BadValidator.selector, listed[1]));
        listed = new address[](2);
        listed[1] = address(1);
        refusesList(listed, 2, abi.encodeWithSelector(ConsortiumAnchor.BadValidator.selector, address(0)));
    }

    function test_anElementThatIsNoAddressIsRefused() external {
        uint256[] memory words = new uint256[](1);
        words[0] = 1 << 160;
        enactWords(words, 1, CONSTITUTION);
        Rotation memory rotation = anchorBlock(10, 4);
        uint256 slot = uint256(keccak256(abi.encode(0)));
        VM.expectRevert(abi.encodeWithSelector(StateValues.MalformedSlot.selector, slot));
        this.rotate(rotation);
    }

    function test_anOldRotationIsNotReplayed() external {
        Rotation memory tenth = replaceAll(10);
        rotate(tenth);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.StaleValidators.selector, 10, 10));
        this.rotate(tenth);
        address[] memory back = seat(0, 4);
        enact(back);
        seat(50, 4);
        rotate(anchorBlock(20, 4));
        seat(0, 4);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.StaleValidators.selector, 10, 20));
        this.rotate(tenth);
        this.submit(header(21), 3);
    }

    function test_theSameListIsNoChange() external {
        enact(seat(0, 4));
        Rotation memory rotation = anchorBlock(10, 4);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.SameValidators.selector, 10));
        this.rotate(rotation);
    }

    function test_twoBlocksOfOneHeightFreezeForEver() external {
        enact(seat(0, 4));
        bytes memory one = header(7);
        bytes memory other = headerWith(7, 1, MIX_HASH, extraData(hex"c0"), hex"01");
        Rotation memory rotation = anchorBlock(6, 4);
        _anchor.freeze(sealedBy(one, 3), sealedBy(other, 3));
        holds(_anchor.frozen(), "frozen");
        VM.expectRevert(ConsortiumAnchor.AnchorFrozen.selector);
        this.submit(header(8), 4);
        VM.expectRevert(ConsortiumAnchor.AnchorFrozen.selector);
        this.rotate(rotation);
        VM.expectRevert(ConsortiumAnchor.AnchorFrozen.selector);
        this.freeze(sealedBy(one, 3), sealedBy(other, 3));
        holds(_anchor.anchors(6) != 0, "what was anchored stays");
    }

    /// @dev The same block, agreed on once more in a later round, is no double signing.
    function testFuzz_anotherRoundOfTheSameBlockIsNoConflict(uint16 round, uint16 otherRound) external {
        bytes memory one = headerOfRound(7, round);
        bytes memory other = headerOfRound(7, otherRound);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.NoConflict.selector, 7, 7));
        this.freeze(sealedBy(one, 4), sealedBy(other, 4));
    }

    function testFuzz_aBlockThatDiffersAnywhereElseIsAConflict(uint16 round, uint256 where) external {
        bytes memory one = headerOfRound(7, round);
        bytes memory other = headerOfRound(7, 0);
        uint256 field = 4 + 33 * (where % 2); // parent hash, ommers hash
        other[field + (where >> 8) % 32] ^= bytes1(uint8(1));
        _anchor.freeze(sealedBy(one, 3), sealedBy(other, 3));
        holds(_anchor.frozen(), "frozen");
    }

    function test_whatDoesNotProveDoubleSigningDoesNotFreeze() external {
        bytes memory one = header(7);
        bytes memory other = headerWith(7, 1, MIX_HASH, extraData(hex"c0"), hex"01");
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.NoConflict.selector, 7, 8));
        this.freeze(sealedBy(one, 3), sealedBy(header(8), 3));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.NoConflict.selector, 7, 7));
        this.freeze(sealedBy(one, 3), sealedBy(one, 4));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.TooFewSeals.selector, 2, 3));
        this.freeze(sealedBy(one, 3), sealedBy(other, 2));
        ConsortiumAnchor.SealedHeader memory wrong = ConsortiumAnchor.SealedHeader(other, sealsOf(one, 3));
        VM.expectPartialRevert(ConsortiumAnchor.UnknownValidator.selector);
        this.freeze(sealedBy(one, 3), wrong);
        VM.expectRevert(QbftHeader.NotAQbftHeader.selector);
        this.freeze(sealedBy(one, 3), sealedBy(headerWith(7, 2, MIX_HASH, extraData(hex"c0"), ""), 3));
        holds(!_anchor.frozen(), "not frozen");
    }

    function test_aSetThatLeftFreezesNothing() external {
        bytes memory one = header(7);
        bytes memory other = headerWith(7, 1, MIX_HASH, extraData(hex"c0"), hex"01");
        ConsortiumAnchor.SealedHeader memory a = sealedBy(one, 4);
        ConsortiumAnchor.SealedHeader memory b = sealedBy(other, 4);
        rotate(replaceAll(10));
        VM.expectPartialRevert(ConsortiumAnchor.UnknownValidator.selector);
        this.freeze(a, b);
    }

    function test_theLongestGapIsKept() external {
        enact(seat(0, 4));
        same(_anchor.staleness(), 0);
        for (uint256 i; i < 4; ++i) anchorBlock([uint256(5), 9, 30, 34][i], 4);
        (uint256 duration, uint256 end) = _anchor.longestGap();
        same(duration, 21);
        same(end, 30);
        same(_anchor.latestTimestamp(), 1e9 + 34);
        same(_anchor.staleness(), block.timestamp > 1e9 + 34 ? block.timestamp - 1e9 - 34 : 0);
    }

    function submit(bytes memory made, uint256 seals) public {
        _anchor.anchor(made, sealsOf(made, seals), registryProof(), new bytes[](0), new bytes[](0));
    }

    function freeze(ConsortiumAnchor.SealedHeader memory one, ConsortiumAnchor.SealedHeader memory other) public {
        _anchor.freeze(one, other);
    }

    function sealedBy(bytes memory made, uint256 seals) private view returns (ConsortiumAnchor.SealedHeader memory) {
        return ConsortiumAnchor.SealedHeader(made, sealsOf(made, seals));
    }

    function refusesList(address[] memory listed, uint256 length, bytes memory reason) private {
        refusesList(listed, length, reason, false);
    }

    function refusesList(address[] memory listed, uint256 length, bytes memory reason, bool bySelector) private {
        enact(listed, length);
        seat(0, 4);
        Rotation memory rotation = anchorBlock(_anchor.latest() + 1, 4);
        if (bySelector) VM.expectPartialRevert(bytes4(reason));
        else VM.expectRevert(reason);
        this.rotate(rotation);
    }

    function growTo(uint256 n, uint256 number) private returns (address[] memory listed) {
        listed = seat(0, n);
        enact(listed);
        seat(0, 4);
        rotate(anchorBlock(number, 4));
        seat(0, n);
    }

    function replaceAll(uint256 number) private returns (Rotation memory rotation) {
        address[] memory others = seat(50, 4);
        enact(others);
        seat(0, 4);
        rotation = anchorBlock(number, 4);
        seat(50, 4);
    }

    function headerOfRound(uint256 number, uint256 round) private view returns (bytes memory) {
        return headerWith(number, 1, MIX_HASH, extraDataOfRound(round, hex"c0"), "");
    }
}
