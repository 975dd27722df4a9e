// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rlp} from "./Rlp.sol";

/// @title The form of a QBFT block header that validators seal
/// @notice Its extra data keeps the round and holds an empty list of seals, so its keccak256 is what a commit seal signs.
/// @dev The whole shape is checked, not only the two fields that are needed: a validator's key also signs consensus
/// messages and transactions, and none of those can be mistaken for a header of this shape.
library QbftHeader {
    using Rlp for bytes;

    error NotAQbftHeader();

    uint256 private constant DIFFICULTY = 1;
    /// @dev Places of the extra data among the header's fields and of the round in the extra data.
    uint256 private constant EXTRA_DATA = 12;
    uint256 private constant ROUND = 3;
    /// @dev Marks blocks of IBFT 2 and QBFT ("ctical byzantine fault tolerance").
    bytes32 private constant MIX_HASH = 0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365;
    /// @dev The encoding of an empty list.
    bytes1 private constant EMPTY_LIST = 0xc0;

    function parse(bytes calldata header)
        internal
        pure
        returns (uint256 number, bytes32 stateRoot, uint256 timestamp)
    {
        bytes calldata fields = header.list();
        uint256 difficulty;
        uint256 next = fields.skip(0, 32); // parent hash
        next = fields.skip(next, 32); // ommers hash
        next = fields.skip(next, 20); // proposer
        (stateRoot, next) = fields.digest(next);
        next = fields.skip(next, 32); // transactions root
        next = fields.skip(next, 32); // receipts root
        next = fields.skip(next, 256); // log bloom
        (difficulty, next) = fields.scalar(next);
        (number, next) = fields.scalar(next);
        require(difficulty == DIFFICULTY && number <= type(uint64).max, NotAQbftHeader());
        timestamp = _checkRest(fields, next);
    }

    /// @notice What the block is, whatever the round in which it was agreed on: validators that time out after they
    /// sealed a block seal the same block once more in a later round, and do nothing wrong.
    /// @dev Only for a header that {parse} accepted. The pieces before and after the round, each hashed by itself: the
    /// lengths in front of them change with the round's size.
    function identity(bytes calldata header) internal pure returns (bytes32) {
        bytes calldata fields = header.list();
        uint256 start;
        for (uint256 i; i < EXTRA_DATA; ++i) (, , start) = fields.read(start);
        (bytes calldata extraData, uint256 end) = fields.text(start);
        bytes calldata items = extraData.list();
        uint256 round;
        for (uint256 i; i < ROUND; ++i) (, , round) = items.read(round);
        return keccak256(
            abi.encode(keccak256(fields[:start]), keccak256(items[:round]), keccak256(fields[end:]))
        );
    }

    function _checkRest(bytes calldata fields, uint256 next) private pure returns (uint256 timestamp) {
        (, next) = fields.scalar(next); // gas limit
        (, next) = fields.scalar(next); // gas used
        (timestamp, next) = fields.scalar(next);
        require(timestamp <= type(uint64).max, NotAQbftHeader());
        bytes calldata extraData;
        (extraData, next) = fields.text(next);
        _checkExtraData(extraData);
        bytes32 mixHash;
        (mixHash, next) = fields.digest(next);
        require(mixHash == MIX_HASH, NotAQbftHeader());
        next = fields.skip(next, 8); // nonce
        while (next < fields.length) (, next) = fields.text(next); // fields that later forks appended
    }

    /// @dev [vanity, validators, vote, round, seals]: five items, the last one an empty list.
    function _checkExtraData(bytes calldata extraData) private pure {
        bytes calldata items = extraData.list();
        bool isList;
        (, uint256 next) = items.text(0);
        (isList, , next) = items.read(next);
        require(isList, NotAQbftHeader());
        (isList, , next) = items.read(next);
        require(isList, NotAQbftHeader());
        (, next) = items.scalar(next);
        require(next + 1 == items.length && items[next] == EMPTY_LIST, NotAQbftHeader());
    }
}
