// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Encode} from "./Encode.sol";

/// @dev A trie built the plain way, from all its paths at once, which records the proof of one path while it builds.
contract Trie {
    bytes32[] private _paths;
    bytes[] private _values;
    bytes[] private _proof;
    bytes32 private _target;

    function put(bytes32 path, bytes calldata value) external {
        for (uint256 i; i < _paths.length; ++i) {
            if (_paths[i] == path) {
                _values[i] = value;
                return;
            }
        }
        _paths.push(path);
        _values.push(value);
    }

    /// @return root the trie's root hash
    /// @return proof nodes that prove what stands under `path`, or that nothing does
    function prove(bytes32 path) external returns (bytes32 root, bytes[] memory proof) {
        if (_paths.length == 0) return (keccak256(hex"80"), proof);
        delete _proof;
        _target = path;
        uint256[] memory all = new uint256[](_paths.length);
        for (uint256 i; i < all.length; ++i) all[i] = i;
        bytes memory top = node(all, 0, true);
        if (top.length < 32) _proof.push(top);
        proof = new bytes[](_proof.length);
        for (uint256 i; i < proof.length; ++i) proof[i] = _proof[proof.length - 1 - i];
        return (keccak256(top), proof);
    }

    function node(uint256[] memory ids, uint256 depth, bool onPath) private returns (bytes memory made) {
        uint256 shared = commonNibbles(ids, depth);
        if (ids.length == 1) {
            made = Encode.list(bytes.concat(hexPrefix(_paths[ids[0]], depth, 64, 2), Encode.text(_values[ids[0]])));
        } else if (shared > depth) {
            bool still = onPath && agrees(_paths[ids[0]], depth, shared);
            bytes memory below = refer(node(ids, shared, still));
            made = Encode.list(bytes.concat(hexPrefix(_paths[ids[0]], depth, shared, 0), below));
        } else {
            made = branch(ids, depth, onPath);
        }
        if (onPath && made.length >= 32) _proof.push(made);
    }

    function branch(uint256[] memory ids, uint256 depth, bool onPath) private returns (bytes memory) {
        bytes memory items;
        for (uint256 n; n < 16; ++n) {
            uint256[] memory some = under(ids, depth, n);
            bool still = onPath && nibble(_target, depth) == n;
            items = bytes.concat(items, some.length == 0 ? bytes(hex"80") : refer(node(some, depth + 1, still)));
        }
        return Encode.list(bytes.concat(items, hex"80"));
    }

    function under(uint256[] memory ids, uint256 depth, uint256 n) private view returns (uint256[] memory some) {
        uint256 count;
        for (uint256 i; i < ids.length; ++i) if (nibble(_paths[ids[i]], depth) == n) ++count;
        some = new uint256[](count);
        for (uint256 i; i < ids.length; ++i) if (nibble(_paths[ids[i]], depth) == n) some[--count] = ids[i];
    }

    function commonNibbles(uint256[] memory ids, uint256 depth) private view returns (uint256 end) {
        for (end = depth; end < 64; ++end) {
            for (uint256 i = 1; i < ids.length; ++i) {
                if (nibble(_paths[ids[i]], end) != nibble(_paths[ids[0]], end)) return end;
            }
        }
    }

    function agrees(bytes32 path, uint256 from, uint256 to) private view returns (bool) {
        for (uint256 i = from; i < to; ++i) if (nibble(path, i) != nibble(_target, i)) return false;
        return true;
    }

    function nibble(bytes32 path, uint256 i) private pure returns (uint256) {
        return (uint256(path) >> (252 - 4 * i)) & 0xf;
    }

    function refer(bytes memory made) private pure returns (bytes memory) {
        return made.length < 32 ? made : Encode.word(keccak256(made));
    }

    function hexPrefix(bytes32 path, uint256 from, uint256 to, uint256 flag) private pure returns (bytes memory) {
        bytes memory out;
        uint256 next = from;
        if ((to - from) % 2 == 1) out = bytes.concat(bytes1(uint8(((flag + 1) << 4) | nibble(path, next++))));
        else out = bytes.concat(bytes1(uint8(flag << 4)));
        for (; next < to; next += 2) {
            out = bytes.concat(out, bytes1(uint8((nibble(path, next) << 4) | nibble(path, next + 1))));
        }
        return Encode.text(out);
    }
}
