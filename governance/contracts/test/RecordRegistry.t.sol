// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RecordRegistry} from "../src/RecordRegistry.sol";
import {Founding} from "./Founding.sol";

contract RecordRegistryTest is Founding {
    RecordRegistry private _registry;
    bytes32[] private _leaves;

    function setUp() external {
        found(4);
        _registry = new RecordRegistry();
    }

    function test_nothingIsStoredBeforeTheFirstBatch() external view {
        same(_registry.root(), 0);
        same(_registry.batchCount(), 0);
    }

    function testFuzz_rootIsThatOfThePlainTree(bytes32[] calldata roots, uint256 seed) external {
        for (uint256 i; i < roots.length && i < 40; ++i) {
            if (roots[i] == 0 || _registry.registered(roots[i])) continue;
            address sender = signer(within(seed >> (i % 64), 1, 4));
            uint32 count = uint32(within(seed, 1, type(uint32).max));
            VM.prank(sender);
            uint256 index = _registry.register(roots[i], count, keccak256("schema"));
            same(index, _leaves.length);
            _leaves.push(keccak256(abi.encode(index, sender, roots[i], uint256(count), keccak256("schema"))));
            same(_registry.root(), plainRoot(32, 0));
            same(VM.load(address(_registry), 0), _registry.root());
            same(uint256(VM.load(address(_registry), bytes32(uint256(1)))), _leaves.length);
            holds(_registry.registered(roots[i]), "registered");
        }
    }

    function testFuzz_strangersRegisterNothing(address stranger, bytes32 root) external {
        VM.assume(!CONSTITUTION.isMember(stranger));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(RecordRegistry.NotAMember.selector, stranger));
        _registry.register(root, 1, 0);
    }

    function testFuzz_aBatchIsRegisteredOnce(bytes32 root) external {
        VM.assume(root != 0);
        VM.prank(signer(1));
        _registry.register(root, 1, 0);
        VM.prank(signer(2));
        VM.expectRevert(abi.encodeWithSelector(RecordRegistry.AlreadyRegistered.selector, root));
        _registry.register(root, 1, 0);
    }

    function test_emptyBatchesAreRefused() external {
        VM.prank(signer(1));
        VM.expectRevert(RecordRegistry.EmptyBatch.selector);
        _registry.register(0, 1, 0);
        VM.prank(signer(1));
        VM.expectRevert(RecordRegistry.EmptyBatch.selector);
        _registry.register(bytes32(uint256(1)), 0, 0);
    }

    function test_theLastLeafFitsAndNoneAfterIt() external {
        VM.store(address(_registry), bytes32(uint256(1)), bytes32(uint256(type(uint32).max)));
        VM.prank(signer(1));
        same(_registry.register(bytes32(uint256(1)), 1, 0), type(uint32).max);
        VM.prank(signer(1));
        VM.expectRevert(RecordRegistry.TreeFull.selector);
        _registry.register(bytes32(uint256(2)), 1, 0);
    }

    /// @dev The tree as its definition says it, without any shortcut but stopping at empty subtrees.
    function plainRoot(uint256 height, uint256 first) private view returns (bytes32) {
        if (first >= _leaves.length) return empty(height);
        if (height == 0) return _leaves[first];
        uint256 middle = first + (1 << (height - 1));
        return keccak256(abi.encode(plainRoot(height - 1, first), plainRoot(height - 1, middle)));
    }

    function empty(uint256 height) private pure returns (bytes32 node) {
        for (uint256 i; i < height; ++i) node = keccak256(abi.encode(node, node));
    }
}
