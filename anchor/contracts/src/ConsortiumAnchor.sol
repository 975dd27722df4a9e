// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {ConstitutionProof} from "./ConstitutionProof.sol";
import {QbftHeader} from "./QbftHeader.sol";
import {StateValues} from "./StateValues.sol";
import {TrieProof} from "./TrieProof.sol";
import {ValidatorList} from "./ValidatorList.sol";

/// @title A consortium chain's finalised registry roots, checked and kept on a public chain
/// @notice Accepts a block only with commit seals of at least ⌈2n/3⌉ of the known validators, and takes the registry's
/// root and batch count from storage proofs under that block's state root. The validators it knows change only by
/// storage proofs of Constitution under the state root of a block it anchored. An anchor proves what the validators
/// finalised, not that they executed it rightly. There is no owner: nobody can change or remove what was anchored.
/// @dev Slot 0 of the storage is read by proofs in evidence packages; the order of the state variables is a format.
contract ConsortiumAnchor {
    using ValidatorList for bytes;

    /// @notice Most validators: as many members as Constitution seats, so that no set it can have stops the anchors.
    uint256 public constant MAX_VALIDATORS = 128;
    /// @dev Slots of `root` and `batchCount` in RecordRegistry.
    uint256 private constant ROOT_SLOT = 0;
    uint256 private constant COUNT_SLOT = 1;

    /// @dev A consortium block in the words its anchor is the digest of.
    struct AnchoredBlock {
        uint256 blockNumber;
        bytes32 sealHash;
        bytes32 stateRoot;
        bytes32 registryRoot;
        uint256 batchCount;
    }

    /// @dev A header as in {anchor}, with its seals.
    struct SealedHeader {
        bytes header;
        bytes[] seals;
    }

    /// @param latest number of the last anchored block; zero before the first
    /// @param timestamp of that block, in seconds since 1970
    /// @param longestGap most seconds between the timestamps of two anchors that follow each other
    /// @param longestGapEnd number of the block that ended it
    struct Progress {
        uint64 latest;
        uint64 timestamp;
        uint64 longestGap;
        uint64 longestGapEnd;
    }

    /// @param list where the validators are kept
    /// @param provenAt block under whose state they were proven; zero for those of the deployment
    /// @param frozen whether they sealed two blocks of one height
    struct KnownSet {
        address list;
        uint64 provenAt;
        bool frozen;
    }

    uint256 public immutable consortiumChainId;
    /// @notice Address of RecordRegistry on the consortium chain.
    address public immutable registry;
    bytes32 public immutable genesisHash;

    /// @notice Block number to keccak256(abi.encode(block.chainid, consortiumChainId, genesisHash, blockNumber, sealHash,
    /// stateRoot, registryRoot, batchCount)); zero where nothing is anchored. Slot 0.
    mapping(uint256 blockNumber => bytes32) public anchors;
    /// @dev Slot 1.
    Progress private _progress;
    /// @dev Slot 2.
    KnownSet private _known;

    event Anchored(
        uint256 indexed blockNumber, bytes32 sealHash, bytes32 stateRoot, bytes32 registryRoot, uint256 batchCount
    );
    /// @param blockNumber block under whose state they were proven; they seal the blocks after it
    event ValidatorsChanged(uint256 indexed blockNumber, address[] validators);
    event Frozen(uint256 indexed blockNumber, bytes32 sealHash, bytes32 otherSealHash);

    error BadValidator(address validator);
    error TooFewSeals(uint256 given, uint256 needed);
    error InvalidSeal(uint256 index);
    error UnknownValidator(uint256 index, address signer);
    error SealOutOfOrder(uint256 index, address signer);
    error StaleBlock(uint256 blockNumber, uint256 latest);
    error RegistryMissing();
    error NotAnchored(uint256 blockNumber);
    error StaleValidators(uint256 blockNumber, uint256 provenAt);
    error SameValidators(uint256 blockNumber);
    error NoConflict(uint256 blockNumber, uint256 otherBlockNumber);
    error AnchorFrozen();

    modifier whileNotFrozen() {
        require(!_known.frozen, AnchorFrozen());
        _;
    }

    /// @param consortiumChainId_ chain id of the consortium chain
    /// @param registry_ address of RecordRegistry there
    /// @param genesisHash_ hash of its block 0
    /// @param validators_ the validators of its genesis state, ascending
    constructor(uint256 consortiumChainId_, address registry_, bytes32 genesisHash_, address[] memory validators_) {
        uint256 count = validators_.length;
        require(count > 0 && count <= MAX_VALIDATORS, ConstitutionProof.BadValidatorCount(count));
        consortiumChainId = consortiumChainId_;
        registry = registry_;
        genesisHash = genesisHash_;
        _know(validators_, ValidatorList.pack(validators_), 0);
    }

    /// @notice Anchors one finalised block, higher than the last. Anyone may call.
    /// @param header RLP of the header with its round and an empty list of seals
    /// @param seals commit seals in ascending order of their signers, r ‖ s ‖ v with v 0 or 1 and s in the lower half
    /// @param accountProof proof of the registry's account under the header's state root
    /// @param rootProof proof of the registry's slot 0 under the account's storage root
    /// @param countProof proof of the registry's slot 1, likewise
    function anchor(
        bytes calldata header,
        bytes[] calldata seals,
        bytes[] calldata accountProof,
        bytes[] calldata rootProof,
        bytes[] calldata countProof
    ) external whileNotFrozen {
        AnchoredBlock memory made;
        uint256 timestamp;
        made.sealHash = keccak256(header);
        _checkSeals(made.sealHash, seals);
        (made.blockNumber, made.stateRoot, timestamp) = QbftHeader.parse(header);
        require(made.blockNumber > _progress.latest, StaleBlock(made.blockNumber, _progress.latest));
        bytes32 storageRoot = _registryStorage(made.stateRoot, accountProof);
        made.registryRoot = bytes32(_slot(storageRoot, ROOT_SLOT, rootProof));
        made.batchCount = _slot(storageRoot, COUNT_SLOT, countProof);
        _advance(uint64(made.blockNumber), uint64(timestamp));
        anchors[made.blockNumber] = _digest(made);
        emit Anchored(made.blockNumber, made.sealHash, made.stateRoot, made.registryRoot, made.batchCount);
    }

    /// @notice Takes the validators that stand in the state of an anchored block; they seal the blocks after it. Anyone
    /// may call. The order of the world is: anchor the block of the change, which the old set sealed, then call this.
    /// @param from the anchored block, later than the one the known set was proven under
    /// @param nodes trie nodes of the proofs of Constitution's account, of slot 0 and of every element of its array,
    /// each once, in the order of first use
    /// @param steps two bytes per node on those paths, in that order: its place in `nodes`
    function updateValidators(AnchoredBlock calldata from, bytes[] calldata nodes, bytes calldata steps)
        external
        whileNotFrozen
    {
        require(anchors[from.blockNumber] == _digest(from), NotAnchored(from.blockNumber));
        require(from.blockNumber > _known.provenAt, StaleValidators(from.blockNumber, _known.provenAt));
        address[] memory proven = ConstitutionProof.validators(from.stateRoot, nodes, steps, MAX_VALIDATORS);
        bytes memory packed = ValidatorList.pack(proven);
        require(!ValidatorList.isStored(_known.list, packed), SameValidators(from.blockNumber));
        _know(proven, packed, uint64(from.blockNumber));
    }

    /// @notice Ends all anchoring on proof that the known validators sealed two blocks of one height. Anyone may call.
    /// What was anchored stays. Nothing ends a freeze yet: that will take a decision of the consortium's constitution,
    /// proven here, and no such proof is defined.
    function freeze(SealedHeader calldata one, SealedHeader calldata other) external whileNotFrozen {
        (bytes32 hash, bytes32 otherHash) = (keccak256(one.header), keccak256(other.header));
        _checkSeals(hash, one.seals);
        _checkSeals(otherHash, other.seals);
        (uint256 number, , ) = QbftHeader.parse(one.header);
        (uint256 otherNumber, , ) = QbftHeader.parse(other.header);
        bool differ = QbftHeader.identity(one.header) != QbftHeader.identity(other.header);
        require(number == otherNumber && differ, NoConflict(number, otherNumber));
        _known.frozen = true;
        emit Frozen(number, hash, otherHash);
    }

    /// @notice Number of the last anchored block; zero before the first.
    function latest() external view returns (uint256) {
        return _progress.latest;
    }

    /// @notice Its timestamp; zero before the first.
    function latestTimestamp() external view returns (uint256) {
        return _progress.timestamp;
    }

    /// @notice Seconds since the last anchored block was made; zero before the first.
    function staleness() external view returns (uint256) {
        uint256 made = _progress.timestamp;
        return made == 0 || made > block.timestamp ? 0 : block.timestamp - made;
    }

    /// @notice The longest time between the timestamps of two successive anchors since the deployment.
    /// @return duration in seconds
    /// @return endBlock number of the block that ended it; zero when there are not two anchors
    function longestGap() external view returns (uint256 duration, uint256 endBlock) {
        return (_progress.longestGap, _progress.longestGapEnd);
    }

    /// @notice Whether two blocks of one height were proven; nothing is accepted any more.
    function frozen() external view returns (bool) {
        return _known.frozen;
    }

    /// @notice The known validators, ascending.
    function validators() external view returns (address[] memory list) {
        bytes memory known = ValidatorList.load(_known.list);
        list = new address[](known.count());
        for (uint256 i; i < list.length; ++i) list[i] = known.element(i);
    }

    /// @notice The block under whose state they were proven; zero for those of the deployment.
    function validatorsProvenAt() external view returns (uint256) {
        return _known.provenAt;
    }

    /// @notice Seals of distinct validators that a block needs: ⌈2n/3⌉.
    function quorum() external view returns (uint256) {
        return _quorum(ValidatorList.load(_known.list));
    }

    function _quorum(bytes memory known) private pure returns (uint256) {
        return (2 * known.count() + 2) / 3;
    }

    function _know(address[] memory list, bytes memory packed, uint64 provenAt) private {
        address previous;
        for (uint256 i; i < list.length; ++i) {
            require(list[i] > previous, BadValidator(list[i]));
            previous = list[i];
        }
        _known = KnownSet({list: ValidatorList.store(packed), provenAt: provenAt, frozen: false});
        emit ValidatorsChanged(provenAt, list);
    }

    /// @dev A later block with an earlier timestamp ends a gap of no length.
    function _advance(uint64 blockNumber, uint64 timestamp) private {
        Progress memory progress = _progress;
        if (progress.latest != 0 && timestamp > progress.timestamp) {
            uint64 gap = timestamp - progress.timestamp;
            if (gap > progress.longestGap) (progress.longestGap, progress.longestGapEnd) = (gap, blockNumber);
        }
        (progress.latest, progress.timestamp) = (blockNumber, timestamp);
        _progress = progress;
    }

    function _digest(AnchoredBlock memory made) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                block.chainid,
                consortiumChainId,
                genesisHash,
                made.blockNumber,
                made.sealHash,
                made.stateRoot,
                made.registryRoot,
                made.batchCount
            )
        );
    }

    /// @dev Every seal given must be good: only bytes that a quorum signed are ever parsed. Validators and seals are
    /// both ascending, so one pass over the list finds all signers and no seal counts twice.
    function _checkSeals(bytes32 sealHash, bytes[] calldata seals) private view {
        bytes memory known = ValidatorList.load(_known.list);
        require(seals.length >= _quorum(known), TooFewSeals(seals.length, _quorum(known)));
        uint256 next;
        for (uint256 i; i < seals.length; ++i) {
            address signer = _signer(sealHash, i, seals[i]);
            uint256 place = known.find(next, signer);
            if (place == known.count()) {
                require(known.find(0, signer) != place, UnknownValidator(i, signer));
                revert SealOutOfOrder(i, signer);
            }
            next = place + 1;
        }
    }

    function _signer(bytes32 sealHash, uint256 index, bytes calldata seal) private pure returns (address) {
        require(seal.length == 65 && uint8(seal[64]) < 2, InvalidSeal(index));
        (address signer, ECDSA.RecoverError fault, ) =
            ECDSA.tryRecover(sealHash, uint8(seal[64]) + 27, bytes32(seal[:32]), bytes32(seal[32:64]));
        require(fault == ECDSA.RecoverError.NoError, InvalidSeal(index));
        return signer;
    }

    function _registryStorage(bytes32 stateRoot, bytes[] calldata proof) private view returns (bytes32) {
        bytes calldata account = TrieProof.lookup(stateRoot, keccak256(abi.encodePacked(registry)), proof);
        require(account.length > 0, RegistryMissing());
        return StateValues.storageRoot(account);
    }

    function _slot(bytes32 storageRoot, uint256 slot, bytes[] calldata proof) private pure returns (uint256) {
        return StateValues.word(TrieProof.lookup(storageRoot, keccak256(abi.encode(slot)), proof), slot);
    }
}
