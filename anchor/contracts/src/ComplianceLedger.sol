// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplianceVerifier} from "./ComplianceVerifier.sol";
import {ConsortiumAnchor} from "./ConsortiumAnchor.sol";
import {QbftHeader} from "./QbftHeader.sol";
import {RegistryPath} from "./RegistryPath.sol";
import {StateValues} from "./StateValues.sol";
import {TrieProof} from "./TrieProof.sol";

/// @title Which registered batches were proved to comply with which version of the policy
/// @notice Takes zero-knowledge proofs that every record of a batch satisfies the policy in force, and computes what they
/// must be about from what was anchored: the batch that stands in the registry, its count, the day of the anchored
/// block, the policy then in force, and where the proof is used. Nothing of a record is learnt. Anyone may call: whoever
/// holds a proof can post it, and cannot make it say something else.
/// @dev An attestation says that on that day, under that version, the statement held for the batch as it was registered.
/// It does not say that the policy is in force still, nor that its lists are right; members answer for those. There is
/// no owner. The verifiers are those of the deployment: who relies on a ledger compares their code with what the
/// published keys give. Slot 0 is a format, for proofs.
contract ComplianceLedger {
    /// @param header RLP of the anchored block's header, as it was given to ConsortiumAnchor
    /// @param registryRoot root of RecordRegistry in that block
    /// @param batchCount number of batches in that block
    struct AnchoredHeader {
        bytes header;
        bytes32 registryRoot;
        uint256 batchCount;
    }

    /// @param version number in PolicyRegistry
    /// @param verifyingKeyHash the circuit that proofs under this version are of
    /// @param accountProof proof of PolicyRegistry's account under the block's state root
    /// @param digestProof proof of its slot 0 under the account's storage root
    struct PolicyInForce {
        uint256 version;
        uint256 policyRoot;
        bytes32 verifyingKeyHash;
        uint32 validFrom;
        uint32 validUntil;
        bytes[] accountProof;
        bytes[] digestProof;
    }

    /// @param index position of the batch in RecordRegistry
    /// @param path siblings from the batch's leaf upward, as many as RegistryPath.height(batchCount)
    /// @param proof A, B and C as in EIP-197
    struct Claim {
        uint256 index;
        address member;
        bytes32 batchRoot;
        uint256 count;
        bytes32 schema;
        bytes32[] path;
        uint256[8] proof;
    }

    uint256 public constant MAX_VERIFIERS = 16;
    /// @notice Most batches that {unproven} looks at in one call.
    uint256 public constant MAX_RANGE = 4096;
    /// @dev Slot of `currentDigest` in PolicyRegistry.
    uint256 private constant DIGEST_SLOT = 0;
    /// @dev The order of the scalar field of BN254.
    uint256 private constant FIELD = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    ConsortiumAnchor public immutable anchor;
    uint256 public immutable consortiumChainId;
    bytes32 public immutable genesisHash;
    /// @notice Address of PolicyRegistry on the consortium chain.
    address public immutable policyRegistry;
    /// @notice Whether a verifier here has a key without a ceremony: then nothing may rest on this ledger.
    bool public immutable development;

    /// @notice Policy version and index of the batch to keccak256(abi.encode(batchRoot, count, day, policyRoot,
    /// verifyingKeyHash, anchoredBlock)); zero where nothing is proved. Slot 0.
    mapping(uint256 version => mapping(uint256 index => bytes32)) public attestations;
    /// @notice Verifier of a circuit, by the hash of its key. Slot 1.
    mapping(bytes32 verifyingKeyHash => ComplianceVerifier) public verifiers;

    event Attested(
        uint256 indexed version,
        uint256 indexed index,
        address indexed member,
        bytes32 batchRoot,
        uint256 count,
        uint256 day,
        uint256 anchoredBlock
    );

    error BadVerifierCount(uint256 count);
    error RepeatedVerifier(bytes32 verifyingKeyHash);
    error NotAnchored(uint256 blockNumber);
    error PolicyRegistryMissing();
    error PolicyNotInForce(uint256 version);
    error PolicyNotValidOn(uint256 day, uint32 validFrom, uint32 validUntil);
    error UnknownVerifier(bytes32 verifyingKeyHash);
    error BatchNotRegistered(uint256 index);
    error ProofRefused();
    error RangeTooLong(uint256 length);

    /// @param anchor_ the light client of the consortium on this chain
    /// @param policyRegistry_ address of PolicyRegistry on the consortium chain
    /// @param verifiers_ one for each circuit version
    constructor(ConsortiumAnchor anchor_, address policyRegistry_, ComplianceVerifier[] memory verifiers_) {
        require(verifiers_.length > 0 && verifiers_.length <= MAX_VERIFIERS, BadVerifierCount(verifiers_.length));
        anchor = anchor_;
        consortiumChainId = anchor_.consortiumChainId();
        genesisHash = anchor_.genesisHash();
        policyRegistry = policyRegistry_;
        bool marked;
        for (uint256 i; i < verifiers_.length; ++i) {
            bytes32 key = verifiers_[i].VERIFYING_KEY_HASH();
            require(address(verifiers[key]) == address(0), RepeatedVerifier(key));
            verifiers[key] = verifiers_[i];
            marked = marked || verifiers_[i].DEVELOPMENT_KEY();
        }
        development = marked;
    }

    /// @notice Records that batches comply, one or many of one anchored block in one pairing check: all of them or none.
    /// A batch that has an attestation under this version already is passed over, whatever comes with it, so that two
    /// who post the same do no harm to each other.
    /// @return added how many attestations are new
    function attest(AnchoredHeader calldata block_, PolicyInForce calldata policy, Claim[] calldata claims)
        external
        returns (uint256 added)
    {
        (ConsortiumAnchor.AnchoredBlock memory anchored, uint256 day) = _anchored(block_);
        ComplianceVerifier verifier = _verifier(anchored.stateRoot, day, policy);
        uint256[8][] memory proofs = new uint256[8][](claims.length);
        uint256[5][] memory inputs = new uint256[5][](claims.length);
        bytes32[32] memory empties = RegistryPath.empties();
        for (uint256 i; i < claims.length; ++i) {
            Claim calldata claim = claims[i];
            if (attestations[policy.version][claim.index] != 0) continue;
            _requireRegistered(anchored, claim, empties);
            proofs[added] = claim.proof;
            inputs[added] = _inputs(claim, day, policy.policyRoot, anchored.blockNumber);
            ++added;
            _record(claim, day, policy, anchored.blockNumber);
        }
        if (added == 0) return 0;
        assembly ("memory-safe") {
            mstore(proofs, added)
            mstore(inputs, added)
        }
        require(verifier.verifyBatch(proofs, inputs), ProofRefused());
    }

    /// @notice Batches that were registered in an anchored block and have no attestation under a version of the policy.
    /// @param first index to start with
    /// @param length how many to look at, cut off where the registry ends
    function unproven(ConsortiumAnchor.AnchoredBlock calldata anchored, uint256 version, uint256 first, uint256 length)
        external
        view
        returns (uint256[] memory indices)
    {
        require(length <= MAX_RANGE, RangeTooLong(length));
        _requireAnchored(anchored);
        uint256 left = first < anchored.batchCount ? anchored.batchCount - first : 0;
        if (length > left) length = left;
        indices = new uint256[](length);
        uint256 found;
        for (uint256 index = first; index < first + length; ++index) {
            if (attestations[version][index] == 0) indices[found++] = index;
        }
        assembly ("memory-safe") {
            mstore(indices, found)
        }
    }

    /// @notice The last public input of a proof: one chain, ledger, consortium, batch and anchor.
    function contextOf(uint256 index, uint256 anchoredBlock) public view returns (uint256) {
        return uint256(
            keccak256(
                abi.encode(block.chainid, address(this), consortiumChainId, genesisHash, index, anchoredBlock)
            )
        ) % FIELD;
    }

    function _anchored(AnchoredHeader calldata block_) private view returns (ConsortiumAnchor.AnchoredBlock memory anchored, uint256 day) {
        (uint256 number, bytes32 stateRoot, uint256 timestamp) = QbftHeader.parse(block_.header);
        anchored =
            ConsortiumAnchor.AnchoredBlock(number, keccak256(block_.header), stateRoot, block_.registryRoot, block_.batchCount);
        _requireAnchored(anchored);
        day = timestamp / 1 days;
    }

    function _requireAnchored(ConsortiumAnchor.AnchoredBlock memory anchored) private view {
        bytes32 digest = keccak256(
            abi.encode(
                block.chainid,
                consortiumChainId,
                genesisHash,
                anchored.blockNumber,
                anchored.sealHash,
                anchored.stateRoot,
                anchored.registryRoot,
                anchored.batchCount
            )
        );
        require(anchor.anchors(anchored.blockNumber) == digest, NotAnchored(anchored.blockNumber));
    }

    function _verifier(bytes32 stateRoot, uint256 day, PolicyInForce calldata policy)
        private
        view
        returns (ComplianceVerifier verifier)
    {
        bytes32 digest = keccak256(
            abi.encode(
                policy.version, policy.policyRoot, policy.verifyingKeyHash, policy.validFrom, policy.validUntil
            )
        );
        require(_currentDigest(stateRoot, policy) == digest, PolicyNotInForce(policy.version));
        require(
            policy.validFrom <= day && day <= policy.validUntil,
            PolicyNotValidOn(day, policy.validFrom, policy.validUntil)
        );
        verifier = verifiers[policy.verifyingKeyHash];
        require(address(verifier) != address(0), UnknownVerifier(policy.verifyingKeyHash));
    }

    function _currentDigest(bytes32 stateRoot, PolicyInForce calldata policy) private view returns (bytes32) {
        bytes calldata account =
            TrieProof.lookup(stateRoot, keccak256(abi.encodePacked(policyRegistry)), policy.accountProof);
        require(account.length > 0, PolicyRegistryMissing());
        bytes32 storageRoot = StateValues.storageRoot(account);
        bytes calldata leaf =
            TrieProof.lookup(storageRoot, keccak256(abi.encode(DIGEST_SLOT)), policy.digestProof);
        return bytes32(StateValues.word(leaf, DIGEST_SLOT));
    }

    function _requireRegistered(ConsortiumAnchor.AnchoredBlock memory anchored, Claim calldata claim, bytes32[32] memory empties)
        private
        pure
    {
        bytes32 leaf =
            keccak256(abi.encode(claim.index, claim.member, claim.batchRoot, claim.count, claim.schema));
        require(
            RegistryPath.holds(anchored.registryRoot, anchored.batchCount, leaf, claim.index, claim.path, empties),
            BatchNotRegistered(claim.index)
        );
    }

    function _inputs(Claim calldata claim, uint256 day, uint256 policyRoot, uint256 anchoredBlock)
        private
        view
        returns (uint256[5] memory)
    {
        return [uint256(claim.batchRoot), claim.count, day, policyRoot, contextOf(claim.index, anchoredBlock)];
    }

    function _record(Claim calldata claim, uint256 day, PolicyInForce calldata policy, uint256 anchoredBlock) private {
        attestations[policy.version][claim.index] = keccak256(
            abi.encode(claim.batchRoot, claim.count, day, policy.policyRoot, policy.verifyingKeyHash, anchoredBlock)
        );
        emit Attested(policy.version, claim.index, claim.member, claim.batchRoot, claim.count, day, anchoredBlock);
    }
}
