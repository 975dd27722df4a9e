// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev The test runner's own address, as far as these tests use it.
interface Vm {
    function prank(address sender) external;
    function roll(uint256 number) external;
    function warp(uint256 timestamp) external;
    function chainId(uint256 id) external;
    function etch(address target, bytes calldata code) external;
    function store(address target, bytes32 slot, bytes32 value) external;
    function load(address target, bytes32 slot) external view returns (bytes32);
    function setBlockhash(uint256 number, bytes32 hash) external;
    function assume(bool condition) external pure;
    function expectRevert(bytes calldata data) external;
    function expectRevert(bytes4 selector) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectRevert() external;
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function addr(uint256 privateKey) external pure returns (address);
}

abstract contract TestBase {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    /// @dev forge looks for this marker.
    bool public constant IS_TEST = true;

    error Unequal(bytes32 actual, bytes32 expected);
    error Untrue(string what);

    function same(bytes32 actual, bytes32 expected) internal pure {
        require(actual == expected, Unequal(actual, expected));
    }

    function same(uint256 actual, uint256 expected) internal pure {
        same(bytes32(actual), bytes32(expected));
    }

    function same(address actual, address expected) internal pure {
        same(bytes32(uint256(uint160(actual))), bytes32(uint256(uint160(expected))));
    }

    function holds(bool condition, string memory what) internal pure {
        require(condition, Untrue(what));
    }

    /// @dev A value between low and high, both included.
    function within(uint256 seed, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + seed % (high - low + 1);
    }
}
