// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Constitution} from "../src/Constitution.sol";
import {PolicyRegistry} from "../src/PolicyRegistry.sol";
import {TestBase} from "./TestBase.sol";

/// @dev Writes the storage that a genesis file would: the constitutions of these tests are predeployed too.
abstract contract Founding is TestBase {
    Constitution internal constant CONSTITUTION = Constitution(0x0000000000000000000000000000000000001000);

    PolicyRegistry internal constant POLICIES = PolicyRegistry(0x0000000000000000000000000000000000001003);

    /// @dev Members 1 to n; validators ascend with them.
    function found(uint256 n) internal {
        VM.roll(1);
        VM.etch(address(CONSTITUTION), type(Constitution).runtimeCode);
        VM.etch(address(POLICIES), type(PolicyRegistry).runtimeCode);
        put(0, n);
        put(1, n);
        put(3, n);
        for (uint256 i; i < n; ++i) {
            put(uint256(keccak256(abi.encode(0))) + i, uint160(validator(i + 1)));
            uint256 seat = uint256(keccak256(abi.encode(1))) + 4 * i;
            put(seat, uint160(signer(i + 1)));
            put(seat + 1, uint160(validator(i + 1)));
            put(seat + 2, uint256(nameHash(i + 1)));
            put(uint256(keccak256(abi.encode(signer(i + 1), 2))), i + 1);
        }
    }

    function put(uint256 slot, uint256 value) private {
        VM.store(address(CONSTITUTION), bytes32(slot), bytes32(value));
    }

    function signer(uint256 i) internal pure returns (address) {
        return address(uint160(0xA0000 + i));
    }

    function validator(uint256 i) internal pure returns (address) {
        return address(uint160(0xB0000 + i));
    }

    function nameHash(uint256 i) internal pure returns (bytes32) {
        return keccak256(abi.encode("member", i));
    }

    function member(uint256 i) internal pure returns (Constitution.Member memory) {
        return Constitution.Member(signer(i), validator(i), nameHash(i));
    }

    function nobody() internal pure returns (Constitution.Member memory none) {}
}
