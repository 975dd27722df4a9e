// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceLedger} from "../src/ComplianceLedger.sol";
import {ComplianceVerifier} from "../src/ComplianceVerifier.sol";
import {AnchoredConsortium} from "./AnchoredConsortium.sol";
import {TrapdoorVerifier} from "./circuit/TrapdoorVerifier.sol";

/// @dev Members, honest and not, who post what they have while blocks are anchored and policies change. Keeps its own
/// account of what was ever proved.
contract PostingMembers is AnchoredConsortium {
    uint256 public constant BATCHES = 24;
    mapping(uint256 version => mapping(uint256 index => bool)) public proved;
    uint256 public wrongful;

    constructor() {
        _timestamp = TODAY * 1 days;
        deploy(ComplianceVerifier(address(new TrapdoorVerifier())));
        anchorBlock(1, 4, _policy);
    }

    function post(uint256 first, uint256 count, uint256 fault) external {
        uint256 from = within(first, 0, _count - 1);
        ComplianceLedger.Claim[] memory claims = provedClaims(from, within(count, 1, _count - from));
        uint256 bad = from + fault % claims.length;
        bool faulty = fault % 3 == 0;
        if (faulty) claims[bad - from].proof[(fault >> 8) % 8] ^= 1 << uint8(fault >> 16);
        bool refused = faulty && !proved[_policy.version][bad];
        try _ledger.attest{gas: 6_000_000}(anchoredBlock(), policyInForce(), claims) {
            if (refused) ++wrongful;
            for (uint256 i; i < claims.length; ++i) proved[_policy.version][from + i] = true;
        } catch {
            if (!refused) ++wrongful;
        }
    }

    function anchorAnother(uint256 more, bool change) external {
        Policy memory policy = _policy;
        if (change) (policy.version, policy.policyRoot) = (policy.version + 1, policy.policyRoot ^ 1);
        _timestamp += 10_000;
        anchorBlock(_block + 1, within(more, _count, BATCHES), policy);
    }

    function versions() external view returns (uint256) {
        return _policy.version;
    }

    function attested(uint256 version, uint256 index) external view returns (bool) {
        return _ledger.attestations(version, index) != 0;
    }

    function listed(uint256 version) external view returns (uint256[] memory, uint256) {
        return (_ledger.unproven(anchorRecord(), version, 0, BATCHES), _count);
    }
}

/// forge-config: default.invariant.runs = 16
/// forge-config: default.invariant.depth = 24
contract ComplianceLedgerInvariantTest is AnchoredConsortium {
    PostingMembers private _members;

    function setUp() external {
        _members = new PostingMembers();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_members);
    }

    function invariant_attestedIsWhatWasProvedAndNothingElse() external view {
        same(_members.wrongful(), 0);
        for (uint256 version; version <= _members.versions() + 1; ++version) {
            for (uint256 index; index < _members.BATCHES() + 2; ++index) {
                holds(_members.attested(version, index) == _members.proved(version, index), "as proved");
            }
        }
    }

    function invariant_whatIsNotProvedIsListed() external view {
        uint256 version = _members.versions();
        (uint256[] memory indices, uint256 count) = _members.listed(version);
        uint256 next;
        for (uint256 index; index < count; ++index) {
            if (!_members.proved(version, index)) same(indices[next++], index);
        }
        same(next, indices.length);
    }
}
