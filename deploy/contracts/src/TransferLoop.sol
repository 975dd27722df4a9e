// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Token} from "./Token.sol";

/// Transfers between an ERC-20's holders, each a call to the token.
contract TransferLoop {
    Token private constant TOKEN = Token(0x0000000000000000000000000000000000002000);

    /// @return gas used by `rounds` transfers
    function run(uint256 rounds) external returns (uint256) {
        TOKEN.mint(address(this), 1 ether);
        uint256 start = gasleft();
        for (uint256 i = 0; i < rounds; i++) {
            TOKEN.transfer(address(uint160(0xa11ce + (i & 15))), 1000);
        }
        return start - gasleft();
    }
}
