// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A list of addresses kept as the code of an account of its own
/// @notice Reading the whole list costs one account access instead of one storage slot per address, and a new list
/// replaces the old one with a single storage write (ADR 0031 has the measurements).
/// @dev The code is a STOP and then 20 bytes per address, ascending. Nothing can run or remove it.
library ValidatorList {
    error ListNotStored();

    uint256 private constant SIZE = 20;

    function pack(address[] memory addresses) internal pure returns (bytes memory packed) {
        packed = new bytes(addresses.length * SIZE);
        for (uint256 i; i < addresses.length; ++i) {
            bytes20 one = bytes20(addresses[i]);
            assembly ("memory-safe") {
                let place := add(add(packed, 32), mul(i, SIZE))
                let after_ := and(mload(place), 0xffffffffffffffffffffffff)
                mstore(place, or(one, after_))
            }
        }
    }

    /// @dev The ten bytes of creation code return what follows them: PUSH2 size, DUP1, PUSH1 10, PUSH0, CODECOPY,
    /// PUSH0, RETURN.
    function store(bytes memory packed) internal returns (address list) {
        bytes memory creation =
            bytes.concat(hex"61", bytes2(uint16(packed.length + 1)), hex"80600a5f395ff3", hex"00", packed);
        assembly ("memory-safe") {
            list := create(0, add(creation, 32), mload(creation))
        }
        require(list != address(0), ListNotStored());
    }

    function load(address list) internal view returns (bytes memory packed) {
        packed = new bytes(list.code.length - 1);
        assembly ("memory-safe") {
            extcodecopy(list, add(packed, 32), 1, mload(packed))
        }
    }

    function isStored(address list, bytes memory packed) internal view returns (bool) {
        return list.codehash == keccak256(bytes.concat(hex"00", packed));
    }

    function count(bytes memory packed) internal pure returns (uint256) {
        return packed.length / SIZE;
    }

    /// @dev The caller keeps `place` below the count.
    function element(bytes memory packed, uint256 place) internal pure returns (address found) {
        assembly ("memory-safe") {
            found := shr(96, mload(add(add(packed, 32), mul(place, SIZE))))
        }
    }

    /// @notice The place of an address from `start` on; the count when it is not there.
    function find(bytes memory packed, uint256 start, address wanted) internal pure returns (uint256 place) {
        uint256 all = count(packed);
        unchecked {
            for (place = start; place < all; ++place) {
                address here = element(packed, place);
                if (here == wanted) return place;
                if (here > wanted) return all;
            }
        }
    }
}
