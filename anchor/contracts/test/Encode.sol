// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Plain RLP writer: the twin of the reader under test.
library Encode {
    function text(bytes memory value) internal pure returns (bytes memory) {
        if (value.length == 1 && uint8(value[0]) < 0x80) return value;
        return bytes.concat(prefix(value.length, 0x80), value);
    }

    function word(bytes32 value) internal pure returns (bytes memory) {
        return text(bytes.concat(value));
    }

    function scalar(uint256 value) internal pure returns (bytes memory) {
        return text(minimal(value));
    }

    function list(bytes memory items) internal pure returns (bytes memory) {
        return bytes.concat(prefix(items.length, 0xc0), items);
    }

    function minimal(uint256 value) internal pure returns (bytes memory out) {
        for (; value > 0; value >>= 8) out = bytes.concat(bytes1(uint8(value)), out);
    }

    function prefix(uint256 length, uint256 base) private pure returns (bytes memory) {
        if (length < 56) return bytes.concat(bytes1(uint8(base + length)));
        bytes memory size = minimal(length);
        return bytes.concat(bytes1(uint8(base + 55 + size.length)), size);
    }
}
