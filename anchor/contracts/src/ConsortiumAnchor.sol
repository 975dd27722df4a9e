// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {QbftHeader} from "./QbftHeader.sol";
import {Rlp} from "./Rlp.sol";
import {TrieProof} from "./TrieProof.sol";

/// @title A consortium chain's finalised registry roots, checked and kept on a public chain
/// @notice Accepts a block only with commit seals of at least ⌈2n/3⌉ of the known validators, and takes the registry's
/// root and batch count from storage proofs under that block's state root. An anchor proves what the validators
/// finalised, not that they executed it rightly. There is no owner: nobody can change or remove what was anchored.
/// @dev Slot 0 of the storage is read by proofs in evidence packages; the order of the state variables is a format.
contract ConsortiumAnchor {
    /// @notice Most validators: the size of the set that notices repeated seals.
    uint256 public constant MAX_VALIDATORS = 256;
    /// @dev Slots of `root` and `batchCount` in RecordRegistry.
    uint256 private constant ROOT_SLOT = 0;
    uint256 private constant COUNT_SLOT = 1;

    uint256 public immutable consortiumChainId;
    /// @notice Address of RecordRegistry on the consortium chain.
    address public immutable registry;
    bytes32 public immutable genesisHash;

    /// @notice Block number to keccak256(abi.encode(block.chainid, consortiumChainId, genesisHash, blockNumber, sealHash,
    /// stateRoot, registryRoot, batchCount)); zero where nothing is anchored. Slot 0.
    mapping(uint256 blockNumber => bytes32) public anchors;
    /// @notice Number of the last anchored block; zero before the first. Slot 1.
    uint256 public latest;
    /// @dev Slot 2.
    address[] private _validators;
    /// @dev Slot 3. Position in `_validators` plus one; zero for anyone else.
    mapping(address validator => uint256) private _position;

    event Anchored(
        uint256 indexed blockNumber, bytes32 sealHash, bytes32 stateRoot, bytes32 registryRoot, uint256 batchCount
    );

    error BadValidatorCount(uint256 count);
    error BadValidator(address validator);
    error TooFewSeals(uint256 given, uint256 needed);
    error InvalidSeal(uint256 index);
    error UnknownValidator(uint256 index, address signer);
    error RepeatedSeal(uint256 index, address signer);
    error StaleBlock(uint256 blockNumber, uint256 latest);
    error RegistryMissing();
    error MalformedAccount();
    error MalformedSlot(uint256 slot);

    /// @param consortiumChainId_ chain id of the consortium chain
    /// @param registry_ address of RecordRegistry there
    /// @param genesisHash_ hash of its block 0
    /// @param validators_ its validators, each once, none zero
    constructor(uint256 consortiumChainId_, address registry_, bytes32 genesisHash_, address[] memory validators_) {
        require(validators_.length > 0 && validators_.length <= MAX_VALIDATORS, BadValidatorCount(validators_.length));
        consortiumChainId = consortiumChainId_;
        registry = registry_;
        genesisHash = genesisHash_;
        for (uint256 i; i < validators_.length; ++i) {
            address validator = validators_[i];
            require(validator != address(0) && _position[validator] == 0, BadValidator(validator));
            _position[validator] = i + 1;
        }
        _validators = validators_;
    }

    /// @notice Anchors one finalised block, higher than the last. Anyone may call.
    /// @param header RLP of the header with its round and an empty list of seals
    /// @param seals commit seals of distinct validators, r ‖ s ‖ v with v 0 or 1 and s in the lower half
    /// @param accountProof proof of the registry's account under the header's state root
    /// @param rootProof proof of the registry's slot 0 under the account's storage root
    /// @param countProof proof of the registry's slot 1, likewise
    function anchor(
        bytes calldata header,
        bytes[] calldata seals,
        bytes[] calldata accountProof,
        bytes[] calldata rootProof,
        bytes[] calldata countProof
    ) external {
        bytes32 sealHash = keccak256(header);
        _checkSeals(sealHash, seals);
        (uint256 blockNumber, bytes32 stateRoot) = QbftHeader.parse(header);
        require(blockNumber > latest, StaleBlock(blockNumber, latest));
        bytes32 storageRoot = _storageRoot(stateRoot, accountProof);
        bytes32 registryRoot = bytes32(_slot(storageRoot, ROOT_SLOT, rootProof));
        uint256 batchCount = _slot(storageRoot, COUNT_SLOT, countProof);
        latest = blockNumber;
        anchors[blockNumber] = keccak256(
            abi.encode(
                block.chainid, consortiumChainId, genesisHash, blockNumber, sealHash, stateRoot, registryRoot, batchCount
            )
        );
        emit Anchored(blockNumber, sealHash, stateRoot, registryRoot, batchCount);
    }

    function validators() external view returns (address[] memory) {
        return _validators;
    }

    /// @notice Seals of distinct validators that a block needs: ⌈2n/3⌉.
    function quorum() public view returns (uint256) {
        return (2 * _validators.length + 2) / 3;
    }

    /// @dev Every seal given must be good: only bytes that a quorum signed are ever parsed.
    function _checkSeals(bytes32 sealHash, bytes[] calldata seals) private view {
        require(seals.length >= quorum(), TooFewSeals(seals.length, quorum()));
        uint256 seen;
        for (uint256 i; i < seals.length; ++i) {
            address signer = _signer(sealHash, i, seals[i]);
            uint256 position = _position[signer];
            require(position != 0, UnknownValidator(i, signer));
            uint256 bit = 1 << (position - 1);
            require(seen & bit == 0, RepeatedSeal(i, signer));
            seen |= bit;
        }
    }

    function _signer(bytes32 sealHash, uint256 index, bytes calldata seal) private pure returns (address) {
        require(seal.length == 65 && uint8(seal[64]) < 2, InvalidSeal(index));
        (address signer, ECDSA.RecoverError fault, ) =
            ECDSA.tryRecover(sealHash, uint8(seal[64]) + 27, bytes32(seal[:32]), bytes32(seal[32:64]));
        require(fault == ECDSA.RecoverError.NoError, InvalidSeal(index));
        return signer;
    }

    /// @dev An account is [nonce, balance, storage root, code hash].
    function _storageRoot(bytes32 stateRoot, bytes[] calldata proof) private view returns (bytes32 storageRoot) {
        bytes calldata account = TrieProof.lookup(stateRoot, keccak256(abi.encodePacked(registry)), proof);
        require(account.length > 0, RegistryMissing());
        bytes calldata fields = Rlp.list(account);
        (, uint256 next) = Rlp.scalar(fields, 0);
        (, next) = Rlp.scalar(fields, next);
        (storageRoot, next) = Rlp.digest(fields, next);
        (, next) = Rlp.digest(fields, next);
        require(next == fields.length, MalformedAccount());
    }

    /// @dev A slot that was never written is absent from the trie and reads as zero.
    function _slot(bytes32 storageRoot, uint256 slot, bytes[] calldata proof) private pure returns (uint256 value) {
        bytes calldata encoded = TrieProof.lookup(storageRoot, keccak256(abi.encode(slot)), proof);
        if (encoded.length == 0) return 0;
        uint256 next;
        (value, next) = Rlp.scalar(encoded, 0);
        require(next == encoded.length && value != 0, MalformedSlot(slot));
    }
}
