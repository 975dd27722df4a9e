// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Token} from "./Token.sol";

/// Two tokens exchanged at a constant product of reserves, for a fee of 0.3 %. As in the second
/// version of Uniswap the trader pays first, and the pair reads what it got from its balances.
contract Pair {
    Token public constant TOKEN0 = Token(0x0000000000000000000000000000000000002000);
    Token public constant TOKEN1 = Token(0x0000000000000000000000000000000000002001);

    // One slot.
    uint112 private reserve0;
    uint112 private reserve1;
    uint32 private updatedAt;

    uint256 public price0Cumulative;
    uint256 public price1Cumulative;
    uint256 private locked;

    event Swap(address indexed sender, uint256 in0, uint256 in1, uint256 out0, uint256 out1, address indexed to);
    event Sync(uint112 reserve0, uint112 reserve1);

    error Locked();
    error NoOutput();
    error NoInput();
    error ProductFell();
    error Overflow();

    modifier once() {
        require(locked == 0, Locked());
        locked = 1;
        _;
        locked = 0;
    }

    function reserves() external view returns (uint112, uint112, uint32) {
        return (reserve0, reserve1, updatedAt);
    }

    /// Takes whatever the pair holds as its reserves.
    function sync() external once {
        update(TOKEN0.balanceOf(address(this)), TOKEN1.balanceOf(address(this)), reserve0, reserve1);
    }

    function swap(uint256 out0, uint256 out1, address to) external once {
        require(out0 > 0 || out1 > 0, NoOutput());
        (uint112 before0, uint112 before1) = (reserve0, reserve1);
        require(out0 < before0 && out1 < before1, NoOutput());
        if (out0 > 0) TOKEN0.transfer(to, out0);
        if (out1 > 0) TOKEN1.transfer(to, out1);
        uint256 balance0 = TOKEN0.balanceOf(address(this));
        uint256 balance1 = TOKEN1.balanceOf(address(this));
        uint256 in0 = balance0 > before0 - out0 ? balance0 - (before0 - out0) : 0;
        uint256 in1 = balance1 > before1 - out1 ? balance1 - (before1 - out1) : 0;
        require(in0 > 0 || in1 > 0, NoInput());
        uint256 scaled0 = balance0 * 1000 - in0 * 3;
        uint256 scaled1 = balance1 * 1000 - in1 * 3;
        require(scaled0 * scaled1 >= uint256(before0) * before1 * 1000 ** 2, ProductFell());
        update(balance0, balance1, before0, before1);
        emit Swap(msg.sender, in0, in1, out0, out1, to);
    }

    function update(uint256 balance0, uint256 balance1, uint112 before0, uint112 before1) private {
        require(balance0 <= type(uint112).max && balance1 <= type(uint112).max, Overflow());
        uint32 time = uint32(block.timestamp);
        unchecked {
            uint32 elapsed = time - updatedAt;
            if (elapsed > 0 && before0 > 0 && before1 > 0) {
                price0Cumulative += ((uint256(before1) << 112) / before0) * elapsed;
                price1Cumulative += ((uint256(before0) << 112) / before1) * elapsed;
            }
        }
        reserve0 = uint112(balance0);
        reserve1 = uint112(balance1);
        updatedAt = time;
        emit Sync(reserve0, reserve1);
    }
}
