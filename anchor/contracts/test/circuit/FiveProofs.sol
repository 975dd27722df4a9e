// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Proofs that snarkjs made with the key of FiveVerifier (SOURCE.md): eight words of proof, five of inputs, each.
library FiveProofs {
    uint256 internal constant COUNT = 3;
    bytes private constant WORDS =
        hex"232e6795ce0171d400bf06ffefef0a2ab2101fe5659dacd49e0f091f70540a6c"
        hex"2f58d359be12d1b823d663b5a5ec24361601123f5f717bd32990a06470b7529e"
        hex"17b95a69ab05977eb31d7083ccf3b6787b29607e83466cb85530c3b489ea28ee"
        hex"2bd070da2ea1d1dad897dc1ff86040a1e5516b04d0505b46102a0419cbd77e87"
        hex"2f798002f669ee0f94c2e562e237bb3e6f9e54b7a787c8a9b0041694650ed61c"
        hex"28266e44de51a5721cf9b56cfe162d62d12b4ebe7e707b7d193d5a7dae988ade"
        hex"1975a93fc61cf557e304b693b735d6d665cc9e408c615b22fbfb95cb0a826249"
        hex"09aafd334e51daeec7bcc4dda5fb68e64777194640194cf3a10c6d27b57c72d7"
        hex"1eaaadf6aacd4553919f92b80b7c9d8a1c453802528cbd1cf8da03266571770b"
        hex"0000000000000000000000000000000000000000000000000000000000000008"
        hex"0000000000000000000000000000000000000000000000000000000000004e20"
        hex"216b75ec28682741f18059c5929c504a0fc887379391a51a1bca91a9a8fda810"
        hex"07661758ecc874734e41c7198c1053433f47e8c5ac69c4efce01a6c8f9d55ef1"
        hex"25f16dfec3d9bda1126abc906d6807795de009c48c5129efc36c6b2a1ad8d6de"
        hex"0483d8b5f8ce942f5d27e403008909513f5b2ac53bf39c9e78ad471a73576380"
        hex"070967ee8ee2d9035a0029b3ec20b8f7a5e68d8d4c7e2269d20f7a2eff9c78a9"
        hex"1b03e04731fa526150067f58114c7c85a69464868d57a282fc37b62d43e1a805"
        hex"0a5d3f66c8fd9bc164497a55add41a6b768324d004c9a76e3693e4d28df561c3"
        hex"2a48b27e3af11100e34087328a435b74210f53f44ec2a5f5629d51842e4cbe06"
        hex"2687425eff8ebfc997f99bd360e369831c6f5d054fba4f7977dc0b7ca2b47ca4"
        hex"1f629a43972fb1dcf31fde3d0679c96456a2bcd36fd67441f2905cd7a95edd69"
        hex"219c50a5c7c6ec345c857183f1cc8a633bf2ffd7556a2715cac5baccb809bf3b"
        hex"0000000000000000000000000000000000000000000000000000000000000008"
        hex"0000000000000000000000000000000000000000000000000000000000004e21"
        hex"216b75ec28682741f18059c5929c504a0fc887379391a51a1bca91a9a8fda810"
        hex"1abaa4626c425913a681a034c4a70925f7ffd127719baca6ccb8d6087402d75d"
        hex"17c4fe0730ab51fe3c2d5cf29467dbc2cadf2c9a93a7a53a4ea9a8ec853a6088"
        hex"17e35bc1106942d1b416781436ab53938363ac9b802292f596c8ddd0b2fa6405"
        hex"0f5fba2769b0b7a6a28037a2ff29a30a95f7e926ab576ecad7ee7cf8e4087c23"
        hex"11f726bb1c0d33e5d7aeabd99b46d459d550073f92350d2b44259e6afa1bba25"
        hex"2bead3a6d157045c17959b22784e853195b0843ffb5f6ea0b69251593e66d621"
        hex"0e8d18b1ad9aa381520ebe37fc659cf8f81d03e5faf2f3163166b0eb8633e9d8"
        hex"1866e35af3f178e2481e5a748a4fc130786480724c54f60ce4fa861a0dca98a6"
        hex"063a54b40ae0f875ce7382ee0d7a696aa5b3c22fde7e746897f51df49a068c88"
        hex"19c9e981dfcf0f25ae9c0fb6e00aa7b4b6c4dc76cacccd999e197eb2e884cabd"
        hex"0000000000000000000000000000000000000000000000000000000000000008"
        hex"0000000000000000000000000000000000000000000000000000000000004e22"
        hex"216b75ec28682741f18059c5929c504a0fc887379391a51a1bca91a9a8fda810"
        hex"2360b903afb9f75671db06ac3c6a76cb54fec957662cb55c0a3f69030db42377";

    function get(uint256 index) internal pure returns (uint256[8] memory proof, uint256[5] memory inputs) {
        bytes memory words = WORDS;
        for (uint256 i; i < 13; ++i) {
            uint256 word;
            assembly ("memory-safe") {
                word := mload(add(add(words, 0x20), mul(0x20, add(mul(13, index), i))))
            }
            if (i < 8) proof[i] = word;
            else inputs[i - 8] = word;
        }
    }

    function first(uint256 k) internal pure returns (uint256[8][] memory proofs, uint256[5][] memory inputs) {
        proofs = new uint256[8][](k);
        inputs = new uint256[5][](k);
        for (uint256 i; i < k; ++i) (proofs[i], inputs[i]) = get(i);
    }
}
