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
    function read(bytes calldata items, uint256 position)
        internal
        pure
        returns (bool isList, bytes calldata payload, uint256 next)
    {
        require(position < items.length, RlpTruncated());
        uint256 prefix = uint8(items[position]);
        if (prefix < 0x80) return (false, items[position:position + 1], position + 1);
        isList = prefix >= 0xc0;
        (uint256 start, uint256 length) = _extent(items, position + 1, prefix - (isList ? 0xc0 : 0x80));
        require(length <= items.length - start, RlpTruncated());
        next = start + length;
        payload = items[start:next];
        require(isList || length != 1 || payload[0] >= 0x80, RlpNotCanonical());
    }

    /// @dev `code` up to 55 is the length itself; above, it says how many bytes of length follow.
    function _extent(bytes calldata items, uint256 position, uint256 code)
        private
        pure
        returns (uint256 start, uint256 length)
    {
        if (code <= 55) return (position, code);
        start = position + code - 55;
        require(start <= items.length, RlpTruncated());
        length = uint256(bytes32(items[position:start])) >> (256 - 8 * (code - 55));
        require(items[position] != 0 && length > 55, RlpNotCanonical());
    }
}
