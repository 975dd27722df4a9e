// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceLedger} from "../src/ComplianceLedger.sol";
import {ComplianceVerifier} from "../src/ComplianceVerifier.sol";
import {ConsortiumAnchor} from "../src/ConsortiumAnchor.sol";
import {Encode} from "./Encode.sol";
import {Sealing} from "./Sealing.sol";
import {Trie} from "./Trie.sol";
import {Trapdoor} from "./circuit/Trapdoor.sol";
import {TrapdoorVerifier} from "./circuit/TrapdoorVerifier.sol";

/// @dev A consortium with registered batches and a policy, one of whose blocks is anchored, and a ledger beside the anchor.
abstract contract AnchoredConsortium is Sealing {
    struct Policy {
        uint256 version;
        uint256 policyRoot;
        bytes32 verifyingKeyHash;
        uint32 validFrom;
        uint32 validUntil;
    }

    uint256 internal constant CHAIN = 20261;
    address internal constant POLICIES = 0x0000000000000000000000000000000000001003;
    /// @dev The ledger's address follows from this one, and proofs are made for it.
    address internal constant DEPLOYER = address(uint160(uint256(keccak256("deployer"))));
    uint256 internal constant TODAY = 20_000;
    bytes32 internal constant SCHEMA = keccak256("due-diligence/1");

    ConsortiumAnchor internal _anchor;
    ComplianceLedger internal _ledger;
    ComplianceVerifier internal _verifier;

    bool internal _withoutPolicies;
    uint256 internal _block;
    uint256 internal _count;
    bytes internal _header;
    uint256 internal _timestamp;
    bytes32 internal _registryRoot;
    Policy internal _policy;
    bytes[] internal _policyAccount;
    bytes[] internal _policyDigest;

    function deploy(ComplianceVerifier verifier) internal {
        _verifier = verifier;
        _anchor = new ConsortiumAnchor(CHAIN, REGISTRY, GENESIS, seat(0, 4));
        ComplianceVerifier[] memory all = new ComplianceVerifier[](1);
        all[0] = verifier;
        VM.prank(DEPLOYER);
        _ledger = new ComplianceLedger(_anchor, POLICIES, all);
        _policy = Policy(1, uint256(keccak256("policy")) % Trapdoor.ORDER, verifier.VERIFYING_KEY_HASH(), 19_000, 21_000);
    }

    /// @dev Anchors a block in which `count` batches are registered and `policy` is in force, or none if its version is 0.
    function anchorBlock(uint256 number, uint256 count, Policy memory policy) internal {
        (_block, _count, _policy) = (number, count, policy);
        bytes32[] memory path;
        (_registryRoot, path) = treeOf(count, 0);
        Trie slots = new Trie();
        if (count != 0) slots.put(keccak256(abi.encode(0)), Encode.scalar(uint256(_registryRoot)));
        if (count != 0) slots.put(keccak256(abi.encode(1)), Encode.scalar(count));
        (bytes32 registryStorage, bytes[] memory rootProof) = slots.prove(keccak256(abi.encode(0)));
        (, bytes[] memory countProof) = slots.prove(keccak256(abi.encode(1)));
        Trie accounts = new Trie();
        for (uint256 i = 1; i < 9; ++i) accounts.put(keccak256(abi.encodePacked(address(uint160(i)))), account(0));
        accounts.put(keccak256(abi.encodePacked(REGISTRY)), account(registryStorage));
        bytes32 policies = policyStorage(policy);
        if (!_withoutPolicies) accounts.put(keccak256(abi.encodePacked(POLICIES)), account(policies));
        bytes[] memory registryAccount;
        (_stateRoot, registryAccount) = accounts.prove(keccak256(abi.encodePacked(REGISTRY)));
        (, _policyAccount) = accounts.prove(keccak256(abi.encodePacked(POLICIES)));
        _header = header(number);
        _anchor.anchor(_header, sealsOf(_header, 3), registryAccount, rootProof, countProof);
    }

    function timestampOf(uint256) internal view override returns (uint256) {
        return _timestamp;
    }

    function policyStorage(Policy memory policy) private returns (bytes32 storageRoot) {
        Trie slots = new Trie();
        bytes32 digest = keccak256(
            abi.encode(
                policy.version, policy.policyRoot, policy.verifyingKeyHash, policy.validFrom, policy.validUntil
            )
        );
        if (policy.version != 0) {
            slots.put(keccak256(abi.encode(0)), Encode.scalar(uint256(digest)));
            slots.put(keccak256(abi.encode(1)), Encode.scalar(policy.version));
        }
        slots.put(keccak256(abi.encode(3)), hex"05");
        (storageRoot, _policyDigest) = slots.prove(keccak256(abi.encode(0)));
    }

    function anchoredBlock() internal view returns (ComplianceLedger.AnchoredHeader memory) {
        return ComplianceLedger.AnchoredHeader(_header, _registryRoot, _count);
    }

    function anchorRecord() internal view returns (ConsortiumAnchor.AnchoredBlock memory) {
        return ConsortiumAnchor.AnchoredBlock(_block, keccak256(_header), _stateRoot, _registryRoot, _count);
    }

    function policyInForce() internal view returns (ComplianceLedger.PolicyInForce memory) {
        return ComplianceLedger.PolicyInForce(
            _policy.version,
            _policy.policyRoot,
            _policy.verifyingKeyHash,
            _policy.validFrom,
            _policy.validUntil,
            _policyAccount,
            _policyDigest
        );
    }

    /// @dev A claim without its proof.
    function claimOf(uint256 index) internal view returns (ComplianceLedger.Claim memory claim) {
        (claim.index, claim.member, claim.batchRoot) = (index, memberOf(index), batchRootOf(index));
        (claim.count, claim.schema) = (countOf(index), SCHEMA);
        (, claim.path) = treeOf(_count, index);
    }

    function inputsOf(uint256 index) internal view returns (uint256[5] memory) {
        return [
            uint256(batchRootOf(index)),
            countOf(index),
            _timestamp / 1 days,
            _policy.policyRoot,
            _ledger.contextOf(index, _block)
        ];
    }

    function provedClaim(uint256 index) internal view returns (ComplianceLedger.Claim memory claim) {
        claim = claimOf(index);
        claim.proof = Trapdoor.prove(inputsOf(index), index);
    }

    function provedClaims(uint256 first, uint256 count)
        internal
        view
        returns (ComplianceLedger.Claim[] memory claims)
    {
        claims = new ComplianceLedger.Claim[](count);
        for (uint256 i; i < count; ++i) claims[i] = provedClaim(first + i);
    }

    function one(ComplianceLedger.Claim memory claim) internal pure returns (ComplianceLedger.Claim[] memory claims) {
        claims = new ComplianceLedger.Claim[](1);
        claims[0] = claim;
    }

    function memberOf(uint256 index) internal pure returns (address) {
        return address(uint160(0xA0000 + index % 4));
    }

    function batchRootOf(uint256 index) internal pure returns (bytes32) {
        return bytes32(uint256(keccak256(abi.encode("batch", index))) % Trapdoor.ORDER);
    }

    function countOf(uint256 index) internal pure returns (uint256) {
        return 1 + index % 8;
    }

    /// @dev The plain tree of 32 levels, level by level, and the part of a path that is not known to be empty.
    function treeOf(uint256 count, uint256 index) internal pure returns (bytes32 root, bytes32[] memory path) {
        bytes32[] memory level = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            level[i] = keccak256(abi.encode(i, memberOf(i), batchRootOf(i), countOf(i), SCHEMA));
        }
        if (count == 0) return (0, path);
        uint256 height;
        while (1 << height < count) ++height;
        path = new bytes32[](height);
        bytes32 empty;
        for (uint256 h; h < 32; ++h) {
            uint256 sibling = (index >> h) ^ 1;
            if (h < height) path[h] = sibling < level.length ? level[sibling] : empty;
            bytes32[] memory parents = new bytes32[]((level.length + 1) / 2);
            for (uint256 i; i < parents.length; ++i) {
                bytes32 right = 2 * i + 1 < level.length ? level[2 * i + 1] : empty;
                parents[i] = keccak256(abi.encode(level[2 * i], right));
            }
            (level, empty) = (parents, keccak256(abi.encode(empty, empty)));
        }
        return (level[0], path);
    }
}
