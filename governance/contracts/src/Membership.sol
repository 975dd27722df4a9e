// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What other contracts ask the Constitution
interface Membership {
    /// @param signer the account of a member organisation
    /// @return true while that member is seated
    function isMember(address signer) external view returns (bool);
}
