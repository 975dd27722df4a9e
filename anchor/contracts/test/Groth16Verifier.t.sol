// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestBase} from "governance-test/TestBase.sol";
import {FiveProofs} from "./circuit/FiveProofs.sol";
import {FiveVerifier} from "./circuit/FiveVerifier.sol";
import {Trapdoor} from "./circuit/Trapdoor.sol";
import {TrapdoorVerifier} from "./circuit/TrapdoorVerifier.sol";

/// @dev A failing precompile uses up the gas it is given, so calls here are given little more than they need.
contract Groth16VerifierTest is TestBase {
    uint256 private constant GAS = 2_000_000;
    uint256 private constant ORDER = Trapdoor.ORDER;
    uint256 private constant FIELD = Trapdoor.FIELD;

    FiveVerifier private _five;
    TrapdoorVerifier private _trapdoor;

    function setUp() external {
        _five = new FiveVerifier();
        _trapdoor = new TrapdoorVerifier();
    }

    function test_proofsOfAnotherProverAreGood() external view {
        for (uint256 i; i < FiveProofs.COUNT; ++i) {
            (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(i);
            holds(five(proof, inputs), "alone");
        }
        for (uint256 k = 1; k <= FiveProofs.COUNT; ++k) {
            (uint256[8][] memory proofs, uint256[5][] memory inputs) = FiveProofs.first(k);
            holds(fiveBatch(proofs, inputs), "together");
        }
    }

    function test_aContractSaysWhetherItsKeyIsForDevelopment() external view {
        holds(!_five.DEVELOPMENT_KEY(), "a key with a contribution");
        holds(_trapdoor.DEVELOPMENT_KEY(), "a key with known secrets");
        holds(_five.VERIFYING_KEY_HASH() != _trapdoor.VERIFYING_KEY_HASH(), "two keys");
    }

    function testFuzz_anyInputsHaveGoodProofsAndOnlyTheirOwn(uint256[5] memory inputs, uint256 seed, uint256 other)
        external
        view
    {
        for (uint256 j; j < 5; ++j) inputs[j] %= ORDER;
        uint256[8] memory proof = Trapdoor.prove(inputs, seed);
        holds(trapdoor(proof, inputs), "good");
        uint256 j_ = other % 5;
        inputs[j_] = addmod(inputs[j_], within(other >> 3, 1, ORDER - 1), ORDER);
        holds(!trapdoor(proof, inputs), "another input");
    }

    function testFuzz_noOtherWordPasses(uint256 which, uint256 place, uint256 word) external view {
        (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(which % FiveProofs.COUNT);
        place %= 13;
        if (word == (place < 8 ? proof[place] : inputs[place - 8])) ++word;
        if (place < 8) proof[place] = word;
        else inputs[place - 8] = word;
        holds(!five(proof, inputs), "alone");
        refusedInABatch(proof, inputs);
    }

    function testFuzz_noOtherBitPasses(uint256 which, uint256 place, uint8 bit) external view {
        (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(which % FiveProofs.COUNT);
        place %= 13;
        if (place < 8) proof[place] ^= 1 << bit;
        else inputs[place - 8] ^= 1 << bit;
        holds(!five(proof, inputs), "alone");
        refusedInABatch(proof, inputs);
    }

    /// @dev The same number modulo the order or the field, written otherwise.
    function test_everyWordHasOneEncoding() external view {
        for (uint256 place; place < 13; ++place) {
            (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(place % FiveProofs.COUNT);
            for (uint256 times = 1; times <= 5; ++times) {
                uint256 modulus = place < 8 ? FIELD : ORDER;
                uint256 word = place < 8 ? proof[place] : inputs[place - 8];
                if (word > type(uint256).max - modulus) break;
                if (place < 8) proof[place] = word + modulus;
                else inputs[place - 8] = word + modulus;
                holds(!five(proof, inputs), "alone");
                refusedInABatch(proof, inputs);
            }
        }
    }

    function test_pointsOutsideTheirGroupsAreRefused() external view {
        (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(0);
        uint256[8] memory bad = proof;
        (bad[0], bad[1]) = (1, 3); // A off the curve
        refusedEverywhere(bad, inputs);
        (bad, ) = FiveProofs.get(0);
        (bad[6], bad[7]) = (1, 3); // C off the curve
        refusedEverywhere(bad, inputs);
        (bad, ) = FiveProofs.get(0);
        (bad[2], bad[3], bad[4], bad[5]) = (0, 1, 2, 3); // B off the twist
        refusedEverywhere(bad, inputs);
        (bad, ) = FiveProofs.get(0);
        bad[2] = 0; // B on the twist, of another order
        bad[3] = 1;
        bad[4] = 5912654199736721486680175016176231956195085055698687135131307249486702594212;
        bad[5] = 18278151005453108793778860132295291098363647455926340152056652516292830556603;
        refusedEverywhere(bad, inputs);
        for (uint256 i; i < 8; ++i) bad[i] = 0; // neutral elements
        refusedEverywhere(bad, inputs);
        (bad, ) = FiveProofs.get(0);
        (bad[0], bad[1]) = (0, 0);
        refusedEverywhere(bad, inputs);
        (bad, ) = FiveProofs.get(0);
        (bad[6], bad[7]) = (0, 0);
        refusedEverywhere(bad, inputs);
    }

    /// @dev Why nothing may be keyed by a proof's bytes.
    function test_aProofHasOtherFormsThatAreAsGood() external view {
        (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(0);
        proof[1] = FIELD - proof[1];
        holds(!five(proof, inputs), "-A alone");
        proof[4] = FIELD - proof[4];
        proof[5] = FIELD - proof[5];
        holds(five(proof, inputs), "-A with -B");
    }

    /// @dev Without the random powers the two faults would cancel.
    function testFuzz_faultsDoNotCancelEachOther(uint256 shift, uint256 factor) external view {
        (uint256[8][] memory proofs, uint256[5][] memory inputs) = FiveProofs.first(2);
        (uint256 x, uint256 y) = Trapdoor.multiply(1, 2, within(shift, 1, ORDER - 1));
        (proofs[0][6], proofs[0][7]) = Trapdoor.add(proofs[0][6], proofs[0][7], x, y);
        (x, y) = Trapdoor.multiply(x, FIELD - y, within(factor, 1, 1000));
        (proofs[1][6], proofs[1][7]) = Trapdoor.add(proofs[1][6], proofs[1][7], x, y);
        holds(!fiveBatch(proofs, inputs), "cancelled");
    }

    function testFuzz_oneBadProofSpoilsABatchOfAnySize(uint256 size, uint256 bad, uint256 place, uint256 seed)
        external
        view
    {
        uint256 k = within(size, 1, 12);
        (uint256[8][] memory proofs, uint256[5][] memory inputs) = trapdoorBatch(k, seed);
        holds(batch(proofs, inputs), "all good");
        bad %= k;
        place %= 7;
        if (place < 5) {
            inputs[bad][place] = addmod(inputs[bad][place], 1, ORDER);
        } else {
            uint256 c = place == 5 ? 0 : 6;
            (proofs[bad][c], proofs[bad][c + 1]) = Trapdoor.add(proofs[bad][c], proofs[bad][c + 1], 1, 2);
        }
        holds(!batch(proofs, inputs), "one bad");
    }

    function test_proofsStandAtTheirInputs() external view {
        (uint256[8][] memory proofs, uint256[5][] memory inputs) = FiveProofs.first(3);
        (inputs[0], inputs[2]) = (inputs[2], inputs[0]);
        holds(!fiveBatch(proofs, inputs), "exchanged");
    }

    function test_aBatchIsNotEmptyAndHasInputsForEveryProof() external view {
        (uint256[8][] memory proofs, uint256[5][] memory inputs) = FiveProofs.first(2);
        holds(!fiveBatch(new uint256[8][](0), new uint256[5][](0)), "empty");
        (, uint256[5][] memory one) = FiveProofs.first(1);
        holds(!fiveBatch(proofs, one), "a proof without inputs");
        (uint256[8][] memory less, ) = FiveProofs.first(1);
        holds(!fiveBatch(less, inputs), "inputs without a proof");
    }

    /// @dev The constants are the key: a contract with any other one takes none of its proofs.
    function testFuzz_noOtherKeyPasses(uint256 which, uint8 bit) external {
        uint256[26] memory key = keyWords();
        uint256 word = key[which % 26];
        bytes memory code = address(_five).code;
        uint256 replaced = replace(code, word, word ^ (1 << bit));
        VM.assume(replaced > 0); // a bit above the constant's own bytes
        VM.etch(address(_five), code);
        (uint256[8] memory proof, uint256[5] memory inputs) = FiveProofs.get(0);
        try this.five(proof, inputs) returns (bool good) {
            holds(!good, "alone");
        } catch {} // out of gas: a constant off its curve
        (uint256[8][] memory proofs, uint256[5][] memory all) = FiveProofs.first(2);
        try this.fiveBatch(proofs, all) returns (bool good) {
            holds(!good, "together");
        } catch {}
    }

    function refusedEverywhere(uint256[8] memory proof, uint256[5] memory inputs) private view {
        holds(!five(proof, inputs), "alone");
        refusedInABatch(proof, inputs);
    }

    /// @dev At the first place and at a later one, which are checked differently.
    function refusedInABatch(uint256[8] memory proof, uint256[5] memory inputs) private view {
        (uint256[8][] memory proofs, uint256[5][] memory all) = FiveProofs.first(2);
        (uint256[8] memory kept, uint256[5] memory keptInputs) = (proofs[1], all[1]);
        (proofs[1], all[1]) = (proof, inputs);
        holds(!fiveBatch(proofs, all), "second");
        (proofs[1], all[1]) = (kept, keptInputs);
        (proofs[0], all[0]) = (proof, inputs);
        holds(!fiveBatch(proofs, all), "first");
    }

    function five(uint256[8] memory proof, uint256[5] memory inputs) public view returns (bool) {
        return _five.verify{gas: GAS}(proof, inputs);
    }

    function fiveBatch(uint256[8][] memory proofs, uint256[5][] memory inputs) public view returns (bool) {
        return _five.verifyBatch{gas: GAS}(proofs, inputs);
    }

    function trapdoor(uint256[8] memory proof, uint256[5] memory inputs) private view returns (bool) {
        return _trapdoor.verify{gas: GAS}(proof, inputs);
    }

    function batch(uint256[8][] memory proofs, uint256[5][] memory inputs) private view returns (bool) {
        return _trapdoor.verifyBatch{gas: GAS}(proofs, inputs);
    }

    function trapdoorBatch(uint256 k, uint256 seed)
        private
        view
        returns (uint256[8][] memory proofs, uint256[5][] memory inputs)
    {
        proofs = new uint256[8][](k);
        inputs = new uint256[5][](k);
        for (uint256 i; i < k; ++i) {
            for (uint256 j; j < 5; ++j) inputs[i][j] = uint256(keccak256(abi.encode(seed, i, j))) % ORDER;
            proofs[i] = Trapdoor.prove(inputs[i], seed ^ i);
        }
    }

    /// @dev Constants stand in the code without leading zero bytes.
    function replace(bytes memory code, uint256 from, uint256 to) private pure returns (uint256 count) {
        uint256 size;
        while (size < 32 && from >> (8 * size) != 0) ++size;
        if (size < 32 && to >> (8 * size) != 0) return 0;
        for (uint256 i = 32; i <= code.length; ++i) {
            uint256 mask = type(uint256).max >> (256 - 8 * size);
            assembly ("memory-safe") {
                let end := add(code, i) // the word that ends at byte i
                if eq(and(mload(end), mask), from) {
                    mstore(end, or(and(mload(end), not(mask)), to))
                    count := add(count, 1)
                }
            }
        }
    }

    function keyWords() private pure returns (uint256[26] memory) {
        return [
            5921920670675793452094798578696392127601393408381327020015833424814393465587,
            13476601640810937147905851999916187550996965450711733618386276972007970530061,
            19689536781714347642788873426319465672370895920245817399414850925917428957325,
            18765351853961755141989432308632470503022604995466044202914363724993259571894,
            18965363942783624391108995631888896096071033204517523827283088899909425252346,
            16563560255523334078015292325979046111576143504102475766702112958299329328198,
            11559732032986387107991004021392285783925812861821192530917403151452391805634,
            10857046999023057135944570762232829481370756359578518086990519993285655852781,
            4082367875863433681332203403145435568316851327593401208105741076214120093531,
            8495653923123431417604973247489272438418190587263600148770280649306958101930,
            264193510222370404338018967327345900738722591645179430624233386642495368396,
            20279275803880734212156281716874641296306288552674547896744188317294385141116,
            16310379295152777792514367960431869379463399529338159761605937784658876814843,
            21848264554757882730035058223977538762318956993794567752127006110335513583748,
            3972842661883433165432080491575239429207267120446787269942014581610885212406,
            11282235193604937469539939671234788879055548946773403284963719947442775100145,
            24217963644029072315307848009019443905096932683995976822371570078605196007,
            19782475637609954806866501024948587628432267842039102416665593487165694370010,
            7696908377667828663254163788779185551739585045910048886353799022091607872234,
            2853433566823376100724459909880650142336466080562913304496658372859057223230,
            11790191070461710136495391447483493848125297110136332039257596563734659684385,
            15711482006145730074555169988794760424097743338947161615229208587775676196315,
            19541278605152583940736561026870039029246742780105846687773635895269444166718,
            7684189643401263701920413165741910964551156812862263412140886536666651636480,
            21262003251312111397905768777004024585421061902713138756683347372383112830982,
            13521026430076162502177134676059055722598603420139365833537061305290095102313
        ];
    }
}
