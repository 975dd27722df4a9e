// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Pair} from "./Pair.sol";
import {Token} from "./Token.sol";

/// Swaps to and fro at a constant-product pair, with the quote a router would make.
contract SwapLoop {
    Pair private constant PAIR = Pair(0x0000000000000000000000000000000000002002);

    /// @return gas used by `rounds` swaps
    function run(uint256 rounds) external returns (uint256) {
        Token token0 = PAIR.TOKEN0();
        Token token1 = PAIR.TOKEN1();
        token0.mint(address(PAIR), 1_000_000 ether);
        token1.mint(address(PAIR), 2_000_000 ether);
        token0.mint(address(this), 1_000_000 ether);
        token1.mint(address(this), 1_000_000 ether);
        PAIR.sync();
        uint256 start = gasleft();
        for (uint256 i = 0; i < rounds; i++) {
            (uint112 reserve0, uint112 reserve1,) = PAIR.reserves();
            if (i & 1 == 0) {
                token0.transfer(address(PAIR), 1 ether);
                PAIR.swap(0, quote(1 ether, reserve0, reserve1), address(this));
            } else {
                token1.transfer(address(PAIR), 2 ether);
                PAIR.swap(quote(2 ether, reserve1, reserve0), 0, address(this));
            }
        }
        return start - gasleft();
    }

    function quote(uint256 paid, uint256 reserveIn, uint256 reserveOut) private pure returns (uint256) {
        uint256 afterFee = paid * 997;
        return afterFee * reserveOut / (reserveIn * 1000 + afterFee);
    }
}
