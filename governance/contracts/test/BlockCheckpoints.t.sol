// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockCheckpoints} from "../src/BlockCheckpoints.sol";
import {TestBase} from "./TestBase.sol";

contract BlockCheckpointsTest is TestBase {
    BlockCheckpoints private _checkpoints;

    function setUp() external {
        _checkpoints = new BlockCheckpoints();
    }

    function test_theFirstRangeStartsAtGenesis() external {
        reach(1);
        same(_checkpoints.checkpoint(), 0);
        same(_checkpoints.range(0).first, 0);
        same(_checkpoints.range(0).last, 0);
        same(_checkpoints.range(0).root, plainRoot(0, 0));
        same(uint256(VM.load(address(_checkpoints), 0)), 1);
    }

    function test_oneBlockIsCommittedOnce() external {
        reach(5);
        _checkpoints.checkpoint();
        VM.expectRevert(abi.encodeWithSelector(BlockCheckpoints.NothingNew.selector, 4));
        _checkpoints.checkpoint();
    }

    function testFuzz_rangesFollowEachOther(uint16[5] calldata steps) external {
        uint256 number = 0;
        uint256 next = 0;
        for (uint256 i; i < steps.length; ++i) {
            number += within(steps[i], 1, 600);
            reach(number);
            uint256 first = number > 256 && next < number - 256 ? number - 256 : next;
            same(_checkpoints.checkpoint(), i);
            BlockCheckpoints.Range memory made = _checkpoints.range(i);
            same(made.first, first);
            same(made.last, number - 1);
            same(made.root, plainRoot(first, number - 1));
            next = number;
        }
        same(_checkpoints.count(), steps.length);
    }

    function reach(uint256 number) private {
        VM.roll(number);
        for (uint256 back = 1; back <= 256 && back <= number; ++back) {
            VM.setBlockhash(number - back, keccak256(abi.encode(number - back)));
        }
    }

    function plainRoot(uint256 first, uint256 last) private pure returns (bytes32) {
        bytes32[256] memory nodes;
        for (uint256 i; first + i <= last; ++i) nodes[i] = keccak256(abi.encode(first + i));
        for (uint256 width = 128; width > 0; width /= 2) {
            for (uint256 i; i < width; ++i) nodes[i] = keccak256(abi.encode(nodes[2 * i], nodes[2 * i + 1]));
        }
        return nodes[0];
    }
}
