// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Rlp} from "../src/Rlp.sol";
import {TestBase} from "governance-test/TestBase.sol";
import {Encode} from "./Encode.sol";

contract RlpTest is TestBase {
    function read(bytes calldata input) external pure returns (bool isList, bytes memory payload, uint256 next) {
        return Rlp.read(input, 0);
    }

    function scalar(bytes calldata input) external pure returns (uint256 value, uint256 next) {
        return Rlp.scalar(input, 0);
    }

    function testFuzz_stringsRoundTrip(bytes calldata value, bytes calldata tail) external view {
        bytes memory encoded = Encode.text(value);
        (bool isList, bytes memory payload, uint256 next) = this.read(bytes.concat(encoded, tail));
        holds(!isList && next == encoded.length && keccak256(payload) == keccak256(value), "as written");
    }

    function testFuzz_listsRoundTrip(bytes calldata items, bytes calldata tail) external view {
        bytes memory encoded = Encode.list(items);
        (bool isList, bytes memory payload, uint256 next) = this.read(bytes.concat(encoded, tail));
        holds(isList && next == encoded.length && keccak256(payload) == keccak256(items), "as written");
    }

    function testFuzz_scalarsRoundTrip(uint256 value, uint8 bits) external view {
        value >>= bits;
        (uint256 read_, uint256 next) = this.scalar(Encode.scalar(value));
        same(read_, value);
        same(next, Encode.scalar(value).length);
    }

    /// @dev Whatever the bytes: either refused, or exactly what the writer makes of the result.
    function testFuzz_nothingButTheCanonicalFormIsRead(bytes calldata input) external view {
        try this.read(input) returns (bool isList, bytes memory payload, uint256 next) {
            bytes memory again = isList ? Encode.list(payload) : Encode.text(payload);
            same(again.length, next);
            same(keccak256(again), keccak256(input[:next]));
        } catch {}
    }

    function test_faultsAreNamed() external {
        refused(hex"", Rlp.RlpTruncated.selector);
        refused(hex"81", Rlp.RlpTruncated.selector);
        refused(hex"817f", Rlp.RlpNotCanonical.selector);
        refused(hex"b837", Rlp.RlpNotCanonical.selector);
        refused(hex"b90001", Rlp.RlpNotCanonical.selector);
        refused(bytes.concat(hex"b90038", new bytes(56)), Rlp.RlpNotCanonical.selector);
        refused(hex"b9", Rlp.RlpTruncated.selector);
        refused(hex"b838", Rlp.RlpTruncated.selector);
        refused(hex"bfffffffffffffffff", Rlp.RlpTruncated.selector);
        refused(hex"ffffffffffffffffff", Rlp.RlpTruncated.selector);
        refused(hex"c1", Rlp.RlpTruncated.selector);
    }

    function test_scalarsHaveNoLeadingZeroAndFitOneWord() external {
        VM.expectRevert(Rlp.RlpNotCanonical.selector);
        this.scalar(hex"820001");
        VM.expectRevert(Rlp.RlpNotCanonical.selector);
        this.scalar(hex"00");
        VM.expectRevert(Rlp.RlpUnexpectedItem.selector);
        this.scalar(hex"a1010000000000000000000000000000000000000000000000000000000000000000");
        VM.expectRevert(Rlp.RlpUnexpectedItem.selector);
        this.scalar(hex"c0");
    }

    function refused(bytes memory input, bytes4 reason) private {
        VM.expectRevert(reason);
        this.read(input);
    }
}
