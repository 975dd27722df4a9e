// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Strict reader of RLP in calldata
/// @notice Accepts the one canonical encoding of every item and nothing else (Ethereum Yellow Paper, appendix B). The
/// input may be hostile: every read is checked against its bounds.
/// @dev Positions are offsets into the payload of a list; each read gives the position after the item.
library Rlp {
    error RlpTruncated();
    error RlpNotCanonical();
    error RlpUnexpectedItem();

    /// @notice The payload of the one list that spans `input` exactly.
    function list(bytes calldata input) internal pure returns (bytes calldata items) {
        (bool isList, bytes calldata payload, uint256 next) = read(input, 0);
        require(isList && next == input.length, RlpUnexpectedItem());
        return payload;
    }

    /// @notice A string of exactly 32 bytes.
    function digest(bytes calldata items, uint256 position) internal pure returns (bytes32 value, uint256 next) {
        bytes calldata payload;
        (payload, next) = text(items, position);
        require(payload.length == 32, RlpUnexpectedItem());
        return (bytes32(payload), next);
    }

    /// @notice An unsigned integer below 2^256 without leading zero bytes.
    function scalar(bytes calldata items, uint256 position) internal pure returns (uint256 value, uint256 next) {
        bytes calldata payload;
        (payload, next) = text(items, position);
        require(payload.length <= 32, RlpUnexpectedItem());
        if (payload.length == 0) return (0, next);
        require(payload[0] != 0, RlpNotCanonical());
        return (uint256(bytes32(payload)) >> (256 - 8 * payload.length), next);
    }

    /// @notice Steps over a string of exactly `size` bytes.
    function skip(bytes calldata items, uint256 position, uint256 size) internal pure returns (uint256 next) {
        bytes calldata payload;
        (payload, next) = text(items, position);
        require(payload.length == size, RlpUnexpectedItem());
    }

    /// @notice A string of any length.
    function text(bytes calldata items, uint256 position) internal pure returns (bytes calldata payload, uint256 next) {
        bool isList;
        (isList, payload, next) = read(items, position);
        require(!isList, RlpUnexpectedItem());
    }

    /// @notice The item at `position`: its kind, its payload, and where the next one starts.
    /// @dev Unchecked: `position` is below the calldata's length, a length field counts at most eight bytes, and every
    /// end is compared with the input's before it is used.
    function read(bytes calldata items, uint256 position)
        internal
        pure
        returns (bool isList, bytes calldata payload, uint256 next)
    {
        require(position < items.length, RlpTruncated());
        unchecked {
            uint256 prefix = uint256(_word(items, position)) >> 248;
            if (prefix < 0x80) return (false, _slice(items, position, 1), position + 1);
            isList = prefix >= 0xc0;
            (uint256 start, uint256 length) = _extent(items, position + 1, prefix - (isList ? 0xc0 : 0x80));
            next = start + length;
            require(next <= items.length, RlpTruncated());
            payload = _slice(items, start, length);
            require(isList || length != 1 || uint256(_word(items, start)) >> 248 >= 0x80, RlpNotCanonical());
        }
    }

    /// @dev `code` up to 55 is the length itself; above, it says how many bytes of length follow.
    function _extent(bytes calldata items, uint256 position, uint256 code)
        private
        pure
        returns (uint256 start, uint256 length)
    {
        if (code <= 55) return (position, code);
        unchecked {
            start = position + code - 55;
            require(start <= items.length, RlpTruncated());
            bytes32 encoded = _word(items, position);
            length = uint256(encoded) >> (256 - 8 * (code - 55));
            require(encoded[0] != 0 && length > 55, RlpNotCanonical());
        }
    }

    /// @dev 32 bytes from `position` on, which may run past the end of `items`: the caller cuts off what it may not use.
    function _word(bytes calldata items, uint256 position) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := calldataload(add(items.offset, position))
        }
    }

    /// @dev The caller has checked that start + length does not exceed the length of `items`.
    function _slice(bytes calldata items, uint256 start, uint256 length) private pure returns (bytes calldata part) {
        assembly ("memory-safe") {
            part.offset := add(items.offset, start)
            part.length := length
        }
    }
}
