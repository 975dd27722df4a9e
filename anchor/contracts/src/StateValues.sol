// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rlp} from "./Rlp.sol";

/// @title What stands in the leaves of a state: accounts and storage words
library StateValues {
    error MalformedAccount();
    error MalformedSlot(uint256 slot);

    /// @dev An account is [nonce, balance, storage root, code hash].
    function storageRoot(bytes calldata account) internal pure returns (bytes32 root) {
        bytes calldata fields = Rlp.list(account);
        (, uint256 next) = Rlp.scalar(fields, 0);
        (, next) = Rlp.scalar(fields, next);
        (root, next) = Rlp.digest(fields, next);
        (, next) = Rlp.digest(fields, next);
        require(next == fields.length, MalformedAccount());
    }

    /// @notice The word in a slot.
    /// @param encoded its leaf; empty for a slot that was never written, which reads as zero
    /// @param slot only named in the error
    function word(bytes calldata encoded, uint256 slot) internal pure returns (uint256 value) {
        if (encoded.length == 0) return 0;
        uint256 next;
        (value, next) = Rlp.scalar(encoded, 0);
        require(next == encoded.length && value != 0, MalformedSlot(slot));
    }
}
