// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Membership} from "./Membership.sol";
import {Policies} from "./Policies.sol";

/// @title The policy that batches of records are proved against, and every policy there was
/// @notice A member writes a draft; the constitution's decision makes it the current version. What is in force can be
/// proved from one slot, and what a version meant, and from which lists it came, stays readable for ever.
/// @dev The chain cannot compute Poseidon: that `policyRoot` follows from the four words beside it, and those from the
/// lists, is for everyone to recompute before approving, and for ever after. Predeployed: no constructor. Slot 0 is
/// read by storage proofs on other chains.
contract PolicyRegistry is Policies {
    /// @param name keccak256 of the list's name in UTF-8
    /// @param digest SHA-256 of the file that members were shown
    /// @param day of the list, in days since 1970
    struct List {
        bytes32 name;
        bytes32 digest;
        uint32 day;
    }

    /// @param policyRoot Poseidon of the next four
    /// @param issuerRoot root over the accredited issuers' keys
    /// @param blockedDigest digest of the blocked jurisdictions
    /// @param sanctionsRoot root over the sanctioned identifiers; zero for a circuit without that rule
    /// @param parameters minimum level, then maximum amount from bit 8 and maximum total from bit 72
    /// @param verifyingKeyHash names the circuit's verifier, as in its VERIFYING_KEY_HASH
    /// @param validFrom first day on which the policy may be used, in days since 1970
    /// @param validUntil last day on which it may be used
    /// @param lists where the roots come from
    struct Policy {
        uint256 policyRoot;
        uint256 issuerRoot;
        uint256 blockedDigest;
        uint256 sanctionsRoot;
        uint256 parameters;
        bytes32 verifyingKeyHash;
        uint32 validFrom;
        uint32 validUntil;
        List[] lists;
    }

    /// @param draft which draft it is
    /// @param adoptedAt block of the decision
    /// @param endedAt block in which another followed or it was withdrawn; zero while current
    struct Version {
        bytes32 draft;
        uint64 adoptedAt;
        uint64 endedAt;
    }

    Membership public constant CONSTITUTION = Membership(0x0000000000000000000000000000000000001000);
    uint256 public constant MAX_LISTS = 16;

    /// @dev The order of the scalar field of BN254.
    uint256 private constant FIELD = 21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint256 private constant PARAMETER_BITS = 144;

    /// @notice keccak256(abi.encode(version, policyRoot, verifyingKeyHash, validFrom, validUntil)) of the current
    /// version, five words; zero while none is in force. Slot 0.
    bytes32 public currentDigest;
    /// @notice Number of the current version, from 1; zero while none is in force. Slot 1.
    uint256 public current;
    /// @dev Slot 2.
    mapping(bytes32 id => Policy) private _drafts;
    /// @dev Slot 3. Version v stands at v - 1.
    Version[] private _versions;

    event Drafted(bytes32 indexed draft, address indexed member, uint256 policyRoot);
    event Adopted(uint256 indexed version, bytes32 indexed draft, uint256 policyRoot);
    event Withdrawn(uint256 indexed version);

    error NotAMember(address account);
    error NotTheConstitution(address account);
    error NotInTheField(uint256 word);
    error BadParameters(uint256 parameters);
    error BadPeriod(uint32 validFrom, uint32 validUntil);
    error TooManyLists(uint256 count);
    error AlreadyDrafted(bytes32 draft);
    error UnknownDraft(bytes32 draft);
    error NotInForce(uint256 day, uint32 validFrom, uint32 validUntil);
    error NoPolicy();
    error UnknownVersion(uint256 version);

    /// @notice Puts a policy up for decision. A draft by itself changes nothing.
    /// @return draft keccak256(abi.encode(policy)), which names it in a proposal
    function draft(Policy calldata policy) external returns (bytes32) {
        require(CONSTITUTION.isMember(msg.sender), NotAMember(msg.sender));
        _check(policy);
        bytes32 id = keccak256(abi.encode(policy));
        require(_drafts[id].validUntil == 0, AlreadyDrafted(id));
        _drafts[id] = policy;
        emit Drafted(id, msg.sender, policy.policyRoot);
        return id;
    }

    /// @inheritdoc Policies
    /// @dev Only the constitution calls, when a proposal has its quorum. A version starts on the day of the decision at the earliest: adopted before, it would end the last one's force
    /// and have none itself.
    function adopt(bytes32 id) external {
        require(msg.sender == address(CONSTITUTION), NotTheConstitution(msg.sender));
        if (current != 0) _versions[current - 1].endedAt = uint64(block.number);
        if (id == 0) {
            _withdraw();
            return;
        }
        Policy storage policy = _known(id);
        uint256 day = block.timestamp / 1 days;
        (uint32 from, uint32 until) = (policy.validFrom, policy.validUntil);
        require(from <= day && day <= until, NotInForce(day, from, until));
        _versions.push(Version({draft: id, adoptedAt: uint64(block.number), endedAt: 0}));
        uint256 version = _versions.length;
        current = version;
        currentDigest = keccak256(abi.encode(version, policy.policyRoot, policy.verifyingKeyHash, from, until));
        emit Adopted(version, id, policy.policyRoot);
    }

    /// @notice A draft, decided or not.
    function drafted(bytes32 id) external view returns (Policy memory) {
        return _known(id);
    }

    /// @notice How many versions there ever were.
    function versionCount() external view returns (uint256) {
        return _versions.length;
    }

    /// @notice A present or past version.
    /// @param number from 1
    function versionOf(uint256 number) external view returns (Version memory) {
        require(number != 0 && number <= _versions.length, UnknownVersion(number));
        return _versions[number - 1];
    }

    function _withdraw() private {
        require(current != 0, NoPolicy());
        emit Withdrawn(current);
        current = 0;
        currentDigest = 0;
    }

    function _known(bytes32 id) private view returns (Policy storage policy) {
        policy = _drafts[id];
        require(policy.validUntil != 0, UnknownDraft(id));
    }

    function _check(Policy calldata policy) private pure {
        uint256[4] memory words = [policy.policyRoot, policy.issuerRoot, policy.blockedDigest, policy.sanctionsRoot];
        for (uint256 i; i < 4; ++i) require(words[i] < FIELD, NotInTheField(words[i]));
        require(policy.parameters >> PARAMETER_BITS == 0, BadParameters(policy.parameters));
        (uint32 from, uint32 until) = (policy.validFrom, policy.validUntil);
        require(until != 0 && from <= until, BadPeriod(from, until));
        require(policy.lists.length <= MAX_LISTS, TooManyLists(policy.lists.length));
    }
}
