// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What the Constitution tells PolicyRegistry
interface Policies {
    /// @param id the draft that becomes the current version, or zero to withdraw the one in force
    function adopt(bytes32 id) external;
}
