// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "./Groth16Verifier.sol";

/// Verifies one valid proof again and again.
contract ProofLoop {
    Groth16Verifier private constant VERIFIER = Groth16Verifier(0x0000000000000000000000000000000000002003);

    error ProofRefused();

    /// @return gas used by `rounds` verifications
    function run(uint256 rounds) external view returns (uint256) {
        uint256[8] memory proof = [
            0x0ac2341dee9c311987deb35c6b00cd8d85c49897e9503bb14283bdb1b1b8f2ea,
            0x113902e98b4add305e6864f5477d2edc5341b432d88a2d9681a52c128bab8565,
            0x0a8681ff6a219e8a6e76cb3d432564304f2415050f57de1c5cf094418ce9bd41,
            0x1ba57dd437024477bbf4b68cb38de31bd6d545bc963d65d981e6d8e26eca705c,
            0x16d715e6de672595f3a78a45873d3f743217d4b351d9e9eafaea4a63fdab0482,
            0x10594824732e7791d40e61ff97b740966880c5b87a47af2d850e5b7b6b4de1a1,
            0x217c55959c24df6db234d33782427774bea30901d1812dbcca6ef528dc2ef1c4,
            0x2e6012b77c7ffa65801445cbacf549f0a1ad4aa3db1ae6e41379cc307a1dc13b
        ];
        uint256 start = gasleft();
        for (uint256 i = 0; i < rounds; i++) {
            require(VERIFIER.verify(proof, 0x170b7c31f4b4bd60b662b5dd0de4304bbd50f7738304c961eec6da88c99386d6), ProofRefused());
        }
        return start - gasleft();
    }
}
