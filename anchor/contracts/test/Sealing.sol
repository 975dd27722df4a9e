// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestBase} from "governance-test/TestBase.sol";
import {Encode} from "./Encode.sol";
import {Trie} from "./Trie.sol";

/// @dev Headers, seals and states of a consortium whose validators sign whatever the test asks for.
abstract contract Sealing is TestBase {
    address internal constant REGISTRY = 0x0000000000000000000000000000000000001001;
    address internal constant CONSTITUTION = 0x0000000000000000000000000000000000001000;
    bytes32 internal constant MIX_HASH = 0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365;
    bytes32 internal constant GENESIS = keccak256("genesis");
    uint256 private constant FIRST_KEY = 0x1000;

    bytes32 internal _stateRoot;
    /// @dev The validators' keys, ascending by address.
    uint256[] private _keys;

    /// @dev In seconds since 1970.
    function timestampOf(uint256 number) internal view virtual returns (uint256) {
        return uint256(1e9) + uint32(number);
    }

    function header(uint256 number) internal view returns (bytes memory) {
        return headerWith(number, 1, MIX_HASH, extraData(hex"c0"), "");
    }

    function headerWith(uint256 number, uint256 difficulty, bytes32 mixHash, bytes memory extra, bytes memory more)
        internal
        view
        returns (bytes memory)
    {
        bytes memory start = bytes.concat(
            Encode.word(keccak256("parent")),
            Encode.word(keccak256(hex"c0")),
            Encode.text(abi.encodePacked(VM.addr(key(0)))),
            Encode.word(_stateRoot),
            Encode.word(keccak256("transactions")),
            Encode.word(keccak256("receipts")),
            Encode.text(new bytes(256))
        );
        bytes memory middle = bytes.concat(
            Encode.scalar(difficulty), Encode.scalar(number), Encode.scalar(30e6), Encode.scalar(0), Encode.scalar(timestampOf(number))
        );
        bytes memory end = bytes.concat(
            Encode.text(extra),
            Encode.word(mixHash),
            Encode.text(new bytes(8)),
            Encode.scalar(0),
            Encode.word(keccak256(hex"80"))
        );
        return Encode.list(bytes.concat(start, middle, end, more));
    }

    function extraData(bytes memory sealsItem) internal pure returns (bytes memory) {
        return extraDataOfRound(1, sealsItem);
    }

    function extraDataOfRound(uint256 round, bytes memory sealsItem) internal pure returns (bytes memory) {
        return Encode.list(bytes.concat(Encode.word(0), hex"c0", hex"c0", Encode.scalar(round), sealsItem));
    }

    function account(bytes32 storageRoot) internal pure returns (bytes memory) {
        return Encode.list(
            bytes.concat(Encode.scalar(1), Encode.scalar(0), Encode.word(storageRoot), Encode.word(keccak256("code")))
        );
    }

    /// @dev Makes the keys from `first` on the validators.
    function seat(uint256 first, uint256 n) internal returns (address[] memory all) {
        delete _keys;
        for (uint256 i; i < n; ++i) {
            _keys.push(FIRST_KEY + first + i);
            for (uint256 j = i; j > 0 && VM.addr(_keys[j - 1]) > VM.addr(_keys[j]); --j) {
                (_keys[j - 1], _keys[j]) = (_keys[j], _keys[j - 1]);
            }
        }
        all = new address[](n);
        for (uint256 i; i < n; ++i) all[i] = VM.addr(_keys[i]);
    }

    function sealsOf(bytes memory header_, uint256 count) internal view returns (bytes[] memory seals) {
        seals = new bytes[](count);
        for (uint256 i; i < count; ++i) seals[i] = seal(key(i), keccak256(header_));
    }

    function seal(uint256 privateKey, bytes32 hash) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(privateKey, hash);
        return abi.encodePacked(r, s, uint8(v - 27));
    }

    /// @dev The key of a validator by its place; beyond them, a stranger's.
    function key(uint256 i) internal view returns (uint256) {
        return i < _keys.length ? _keys[i] : FIRST_KEY + 0x10000 + i;
    }
}
