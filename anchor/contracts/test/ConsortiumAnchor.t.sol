// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {ConstitutionProof} from "../src/ConstitutionProof.sol";
import {QbftHeader} from "../src/QbftHeader.sol";
import {Rlp} from "../src/Rlp.sol";
import {StateValues} from "../src/StateValues.sol";
import {TrieProof} from "../src/TrieProof.sol";
import {Encode} from "./Encode.sol";
import {Sealing} from "./Sealing.sol";
import {Trie} from "./Trie.sol";

contract ConsortiumAnchorTest is Sealing {
    struct Submission {
        bytes header;
        bytes[] seals;
        bytes[] accountProof;
        bytes[] rootProof;
        bytes[] countProof;
    }

    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    ConsortiumAnchor private _anchor;
    bytes[] private _accountProof;
    bytes[] private _rootProof;
    bytes[] private _countProof;
    bytes32 private _registryRoot = keccak256("registry root");
    uint256 private _batches = 300;

    function setUp() external {
        _anchor = new ConsortiumAnchor(20261, REGISTRY, GENESIS, seat(0, 4));
        state(_registryRoot, _batches, 20, true);
    }

    function test_aSealedBlockIsAnchored() external {
        Submission memory s = submission(7, 3);
        submit(s);
        same(_anchor.latest(), 7);
        same(
            _anchor.anchors(7),
            keccak256(
                abi.encode(
                    block.chainid, 20261, GENESIS, 7, keccak256(s.header), _stateRoot, _registryRoot, _batches
                )
            )
        );
        same(VM.load(address(_anchor), keccak256(abi.encode(7, 0))), _anchor.anchors(7));
        same(_anchor.latestTimestamp(), 1e9 + 7);
    }

    function testFuzz_anyStateIsAnchoredAsItIs(bytes32 root, uint64 batches, uint256 others, uint64 number) external {
        VM.assume(number != 0);
        state(root, batches, within(others, 0, 30), true);
        Submission memory s = submission(number, 4);
        submit(s);
        same(
            _anchor.anchors(number),
            keccak256(
                abi.encode(block.chainid, 20261, GENESIS, number, keccak256(s.header), _stateRoot, root, batches)
            )
        );
    }

    function testFuzz_sealsOfAQuorumAreNeeded(uint256 size, uint256 given) external {
        uint256 n = within(size, 1, 20);
        _anchor = new ConsortiumAnchor(20261, REGISTRY, GENESIS, seat(0, n));
        uint256 quorum = (2 * n + 2) / 3;
        same(_anchor.quorum(), quorum);
        uint256 count = within(given, 0, n);
        Submission memory s = submission(1, count);
        if (count < quorum) VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.TooFewSeals.selector, count, quorum));
        submit(s);
        same(_anchor.latest(), count < quorum ? 0 : 1);
    }

    function testFuzz_noOtherHeaderPassesUnderTheSeals(uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Submission memory s = submission(7, 3);
        s.header[where % s.header.length] ^= bytes1(flip);
        VM.expectPartialRevert(ConsortiumAnchor.UnknownValidator.selector);
        submit(s);
    }

    function testFuzz_noOtherSealPasses(uint256 which, uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Submission memory s = submission(7, 3);
        s.seals[which % 3][where % 65] ^= bytes1(flip);
        VM.expectRevert();
        submit(s);
        same(_anchor.latest(), 0);
    }

    function testFuzz_noOtherProofPasses(uint256 which, uint256 where, uint8 flip) external {
        VM.assume(flip != 0);
        Submission memory s = submission(7, 3);
        bytes[] memory proof = which % 3 == 0 ? s.accountProof : which % 3 == 1 ? s.rootProof : s.countProof;
        uint256 node = (which >> 2) % proof.length;
        proof[node][where % proof[node].length] ^= bytes1(flip);
        VM.expectRevert(abi.encodeWithSelector(TrieProof.ProofNodeMismatch.selector, node));
        submit(s);
    }

    function test_proofsOfTheTwoSlotsAreNotInterchangeable() external {
        Submission memory s = submission(7, 3);
        (s.rootProof, s.countProof) = (s.countProof, s.rootProof);
        VM.expectRevert();
        submit(s);
    }

    function test_aValidatorSealsOnce() external {
        Submission memory s = submission(7, 3);
        s.seals[2] = s.seals[0];
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.SealOutOfOrder.selector, 2, VM.addr(key(0))));
        submit(s);
    }

    function test_aStrangersSealIsRefusedAmongEnoughGoodOnes() external {
        Submission memory s = submission(7, 4);
        s.seals[3] = seal(key(50), keccak256(s.header));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.UnknownValidator.selector, 3, VM.addr(key(50))));
        submit(s);
    }

    function test_theOtherSignatureOfThePairIsRefused() external {
        Submission memory s = submission(7, 3);
        (uint8 v, bytes32 r, bytes32 low) = VM.sign(key(1), keccak256(s.header));
        s.seals[1] = abi.encodePacked(r, CURVE_ORDER - uint256(low), uint8(28 - v));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.InvalidSeal.selector, 1));
        submit(s);
    }

    function test_sealsOfAnotherFormAreRefused() external {
        Submission memory s = submission(7, 3);
        (uint8 v, bytes32 r, bytes32 low) = VM.sign(key(1), keccak256(s.header));
        s.seals[1] = abi.encodePacked(r, low, v);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.InvalidSeal.selector, 1));
        submit(s);
        s.seals[1] = abi.encodePacked(r, low);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.InvalidSeal.selector, 1));
        submit(s);
        s.seals[1] = new bytes(65);
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.InvalidSeal.selector, 1));
        submit(s);
    }

    function test_blocksOnlyRise() external {
        submit(submission(7, 3));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.StaleBlock.selector, 7, 7));
        this.submit(submission(7, 3));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.StaleBlock.selector, 6, 7));
        this.submit(submission(6, 3));
        submit(submission(8, 3));
    }

    function test_aRegistryBeforeItsFirstBatchReadsAsZero() external {
        state(0, 0, 0, true);
        submit(submission(1, 3));
        same(_anchor.latest(), 1);
    }

    function test_aStateWithoutTheRegistryIsRefused() external {
        state(0, 0, 0, false);
        VM.expectRevert(ConsortiumAnchor.RegistryMissing.selector);
        this.submit(submission(1, 3));
    }

    function test_aLeafThatIsNoAccountIsRefused() external {
        bytes memory five = bytes.concat(
            Encode.scalar(1), Encode.scalar(0), Encode.word(0), Encode.word(0), Encode.word(0)
        );
        Trie accounts = new Trie();
        accounts.put(keccak256(abi.encodePacked(REGISTRY)), Encode.list(five));
        (_stateRoot, _accountProof) = accounts.prove(keccak256(abi.encodePacked(REGISTRY)));
        VM.expectRevert(StateValues.MalformedAccount.selector);
        this.submit(submission(1, 3));
    }

    function test_aLeafThatIsNoNumberIsRefused() external {
        refusesSlot(Encode.scalar(0)); // zero is absent, never stored
        refusesSlot(bytes.concat(Encode.scalar(5), hex"00"));
    }

    function test_sealedBytesOfAnotherShapeAreRefused() external {
        refusesShape(headerWith(7, 2, MIX_HASH, extraData(hex"c0"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, 0, extraData(hex"c0"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, MIX_HASH, extraData(hex"c100"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, MIX_HASH, extraData(hex""), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, MIX_HASH, extraData(hex"c0c0"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, MIX_HASH, extraData(hex"80"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(headerWith(7, 1, MIX_HASH, extraData(hex"c0"), hex"c0"), Rlp.RlpUnexpectedItem.selector);
        refusesShape(headerWith(1 << 64, 1, MIX_HASH, extraData(hex"c0"), ""), QbftHeader.NotAQbftHeader.selector);
        refusesShape(bytes.concat(header(7), hex"80"), Rlp.RlpUnexpectedItem.selector);
        refusesShape(hex"c0", Rlp.RlpTruncated.selector);
    }

    function test_validatorsAreGivenOnceAndNeverZero() external {
        VM.expectRevert(abi.encodeWithSelector(ConstitutionProof.BadValidatorCount.selector, 0));
        new ConsortiumAnchor(1, REGISTRY, GENESIS, new address[](0));
        VM.expectRevert(abi.encodeWithSelector(ConstitutionProof.BadValidatorCount.selector, 129));
        new ConsortiumAnchor(1, REGISTRY, GENESIS, new address[](129));
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.BadValidator.selector, address(0)));
        new ConsortiumAnchor(1, REGISTRY, GENESIS, new address[](1));
        address[] memory twice = seat(0, 2);
        twice[1] = twice[0];
        VM.expectRevert(abi.encodeWithSelector(ConsortiumAnchor.BadValidator.selector, twice[0]));
        new ConsortiumAnchor(1, REGISTRY, GENESIS, twice);
    }

    function submit(Submission memory s) public {
        _anchor.anchor(s.header, s.seals, s.accountProof, s.rootProof, s.countProof);
    }

    function refusesShape(bytes memory sealed_, bytes4 reason) private {
        Submission memory s = sealedBy(sealed_, 3);
        VM.expectRevert(reason);
        submit(s);
    }

    function refusesSlot(bytes memory leaf) private {
        Trie slots = new Trie();
        slots.put(keccak256(abi.encode(0)), leaf);
        bytes32 storageRoot;
        (storageRoot, _rootProof) = slots.prove(keccak256(abi.encode(0)));
        Trie accounts = new Trie();
        accounts.put(keccak256(abi.encodePacked(REGISTRY)), account(storageRoot));
        (_stateRoot, _accountProof) = accounts.prove(keccak256(abi.encodePacked(REGISTRY)));
        Submission memory s = submission(1, 3);
        VM.expectRevert(abi.encodeWithSelector(StateValues.MalformedSlot.selector, 0));
        submit(s);
    }

    function submission(uint256 number, uint256 sealCount) private view returns (Submission memory) {
        return sealedBy(header(number), sealCount);
    }

    function sealedBy(bytes memory bytes_, uint256 sealCount) private view returns (Submission memory) {
        return Submission(bytes_, sealsOf(bytes_, sealCount), _accountProof, _rootProof, _countProof);
    }

    function state(bytes32 root, uint256 batches, uint256 others, bool withRegistry) private {
        Trie slots = new Trie();
        if (root != 0) slots.put(keccak256(abi.encode(0)), Encode.scalar(uint256(root)));
        if (batches != 0) slots.put(keccak256(abi.encode(1)), Encode.scalar(batches));
        for (uint256 i; i < others; ++i) slots.put(keccak256(abi.encode(2 + i)), hex"01");
        bytes32 storageRoot;
        (storageRoot, _rootProof) = slots.prove(keccak256(abi.encode(0)));
        (, _countProof) = slots.prove(keccak256(abi.encode(1)));
        Trie accounts = new Trie();
        for (uint256 i; i < 1 + others; ++i) accounts.put(keccak256(abi.encodePacked(address(uint160(i)))), account(0));
        if (withRegistry) accounts.put(keccak256(abi.encodePacked(REGISTRY)), account(storageRoot));
        (_stateRoot, _accountProof) = accounts.prove(keccak256(abi.encodePacked(REGISTRY)));
    }
}
