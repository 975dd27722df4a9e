// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev As FiveProofs, for the first three batches of ComplianceLedgerTest: what its ledger computes as inputs.
library LedgerProofs {
    uint256 internal constant COUNT = 3;
    bytes private constant WORDS =
        hex"06877c2c16bc35c956326b6f44ca53545717d8702e4a912d072fbce4c00359a2"
        hex"204246fc85f5cce5a7c85d4170c7f67ad66de86bc949c8432f3b47a83cd6db10"
        hex"1ed306fd19d1519da337ffc7dc059e7cba15e7a57395792e1e8831f8784d1edd"
        hex"0c2aad16481109462c9c0a553e09f96ef6a6e8c6c67f0fcccb35610bb217d6bb"
        hex"126212318a942f10695379caf3628310f1acce7c59840251cb4bd3cf8578a720"
        hex"0d5cd890c7051b18f9efeac6d12ebd6dca4b15ca12526dd9ec8cac918c28e914"
        hex"0f9b6676773c40e4d2b6cd77bab41490f01fa12a10bd419db3e5c3406826340f"
        hex"1562548012f5c39073b1a88a51bc5d888b8a9338faa9b5f4ac330a461e69cc64"
        hex"18d3489439e218d7bc7e73b14951beba7a5e0dc7e3c2c17160d3d19c4592006a"
        hex"0000000000000000000000000000000000000000000000000000000000000001"
        hex"0000000000000000000000000000000000000000000000000000000000004e20"
        hex"2aab45c3e6e815140698a476164859dcbe29dd534987cccbc50ac5f4daf2b2da"
        hex"002b3ffe7e74713b54664afc67b4f3d9c71a509c5246408165641f9029f9598e"
        hex"24e843d0c5c1a4a84a7211398554a66911f2988a994391aff68ba895b57e928d"
        hex"000851e026b66ae3381ab5b50b05335c97daf69cc9819a5db389dc9fcca57aa0"
        hex"28e8585396dc5c134d8c5c74a0c92ba2b0d337cde7c2db6d5558700d29e9cd9b"
        hex"2a8646b70b97d923b1f504860244ffca22183fae9947412c33759edf26d5c863"
        hex"058b0a2dbb5fb5de122189796649f8a5112a8adc14011d879d3f55908af9a3de"
        hex"24e6bbb4edd986bafbf08911a347de2c3ca1849d02978903407d9c23098be89c"
        hex"10b07d9e224d0fa9d1e15699d60c6202bf75b39adebed13a7f46bc7d189c341f"
        hex"16ca88f781610a8dce1b213125d36fed161d3e489d2514ecebccc8342a19c2b4"
        hex"0ed6a5ad7fe0d417d0e42bdba13f29f32130d28ada62c753e4ff3aeaaa990fdb"
        hex"0000000000000000000000000000000000000000000000000000000000000002"
        hex"0000000000000000000000000000000000000000000000000000000000004e20"
        hex"2aab45c3e6e815140698a476164859dcbe29dd534987cccbc50ac5f4daf2b2da"
        hex"113ea05f11421090dcecc6c69d50656af78cb06e866ee9394bb5788cf17a4230"
        hex"2d53447fc9533368ff0df2aba16ecbc3a03cfac99926409742569ed175e279a9"
        hex"17149104811b400ae9a7f450fc651b5898bbd9d5b9aa1aa4f8d7a240cf8ef6f2"
        hex"1301c9790f1306c2cc73cc517c0c06485b9059d6f504c51eb6bba797dc3a5641"
        hex"16795bad6f37827fdcf484508d2bf129039f7fb81c805f430c2bbec8ce6426d3"
        hex"16e1aa803655b2879a52ec348f89bb4f16e6199c9d696db034d8b94a235db357"
        hex"1031018e74de788d48cbcceec0cd6ce5d08ac0de4bfbc491a8c6177e9b2f6693"
        hex"1555a7a95949200604bcbb5d87bed75e75050920350ceb4b4f4ae502227f3800"
        hex"0f456b83eb1af2da79d009623f3eece52c484dc283485f5a4b37f245d656359f"
        hex"0ff9d3306248d4ca42edea2cc32983d9c9a212a3c9fd8aa2ccd43c961e488681"
        hex"0000000000000000000000000000000000000000000000000000000000000003"
        hex"0000000000000000000000000000000000000000000000000000000000004e20"
        hex"2aab45c3e6e815140698a476164859dcbe29dd534987cccbc50ac5f4daf2b2da"
        hex"0bb556465770c923a04628d7a0cbc56e577bbb74e5ff097f2f529d5050709a6b";

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
