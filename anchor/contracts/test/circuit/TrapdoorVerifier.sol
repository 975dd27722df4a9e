// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @title Checks Groth16 proofs of one circuit with 5 public inputs on BN254 (EIP-196, EIP-197)
/// @notice Written by `concordat zk export-verifier` from a verifying key; the constants stand as in verification_key.json.
/// FOR DEVELOPMENT ONLY: nobody vouches for the key, and whoever made it can forge proofs.
/// @dev A proof is A (x, y), B (x imaginary, x real, y imaginary, y real), C (x, y). It is good when
/// e(A, B) = e(alpha, beta) · e(IC0 + sum of input j times ICj, gamma) · e(C, delta).
///
/// What is checked and where: inputs are below the group's order, here, or each would have several encodings; coordinates
/// are below the field's and points on their curves, by the precompiles, which fail otherwise; points B are in the
/// subgroup of prime order, by the pairing precompile; G1 is all of its curve. A = 0 is refused. Whatever is refused
/// gives false; only a call that runs out of gas reverts, and a precompile that fails uses up what it was given.
///
/// Proofs can be re-randomised: from one proof anybody makes others of the same inputs, -A with -B being the simplest. So
/// a proof's bytes name nothing, and nothing may be keyed by them.
contract TrapdoorVerifier {
    /// @notice keccak256 of the key's words in the order alpha, beta, gamma, delta, IC0, IC1 and so on, coordinates as in
    /// a proof.
    bytes32 public constant VERIFYING_KEY_HASH = 0xd1e6cbe1f372adcdcf25d0fa33e52dcd4c5fe6099bec759b71b292c5b8028dd9;
    /// @notice Whether proofs can be forged by whoever made this key: it had no ceremony.
    bool public constant DEVELOPMENT_KEY = true;

    uint256 private constant FIELD = 21888242871839275222246405745257275088696311157297823662689037894645226208583;
    uint256 private constant ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    uint256 private constant ALPHA_X = 7626488694295360215300375778356972048584500973639607368754578374999902916592;
    uint256 private constant ALPHA_Y = 837090472952489599674508549446019252130418606044585564362624370283284410948;
    uint256 private constant BETA_X_IM = 12007941779959315314395933665953398157936398535077395555590637897592522889872;
    uint256 private constant BETA_X_RE = 3424496390327464218336873899950879708832268999929666170280932047695639920123;
    uint256 private constant BETA_Y_IM = 17370137989318975697710207778095820420234048396780719258804177316293370530877;
    uint256 private constant BETA_Y_RE = 17708466334652553579557226444442040917734981407098674711712234669055078789766;
    uint256 private constant GAMMA_X_IM = 16350487965055938736386758732699239905397868117511476858692989707026288775013;
    uint256 private constant GAMMA_X_RE = 19592564934812769478393710066796967663101222436795630270394997747279203136411;
    uint256 private constant GAMMA_Y_IM = 7336599362245293322716413425201566490652899522674198846121387832462877477592;
    uint256 private constant GAMMA_Y_RE = 5445509454354799332045377394447769794434123965803377873510249907692542952395;
    uint256 private constant DELTA_X_IM = 18015684534741761432648665450837723311407041361993975803610863869948675583868;
    uint256 private constant DELTA_X_RE = 4602212426293544122756310826225313307812940240701636149064312208532460629524;
    uint256 private constant DELTA_Y_IM = 14393370429864548720897493630778558503999005421002470046719505699119482754834;
    uint256 private constant DELTA_Y_RE = 19030218901257288723961105111238165652645851576036066110269513156623423280579;
    uint256 private constant IC0_X = 20132383426049432641973996818451732595755958335981060228877577128711835914166;
    uint256 private constant IC0_Y = 21124648508943869061098510632409957796046787621500866882856789573485928566292;
    uint256 private constant IC1_X = 13343748016667452745250149953136212985368721436255480053506393133708478150009;
    uint256 private constant IC1_Y = 15337665305426789471888383700639782810072166033590122792680667420127732664111;
    uint256 private constant IC2_X = 14088058488119448797496210421479524723683745829490975924755082683996513512364;
    uint256 private constant IC2_Y = 18532345748655106011206607310023679929579329390488776008905718127280104497613;
    uint256 private constant IC3_X = 3596070758303291905192014639291529399730567958872030939343143425325838293594;
    uint256 private constant IC3_Y = 3204325680131900198009380112389280368745972226728499944489412505809565437902;
    uint256 private constant IC4_X = 18303124931783573927210628169952134812724841564957558731033595422437263879372;
    uint256 private constant IC4_Y = 20325329867513188016815434257497041163566212195152390132965756382496348596017;
    uint256 private constant IC5_X = 15730612710309615091995530981941317079719491147681578419298881309991067160306;
    uint256 private constant IC5_Y = 12309382114017750563721853332934305661180825804432279448419386000435692534501;

    /// @notice Whether the proof is good for these inputs.
    function verify(uint256[8] calldata proof, uint256[5] calldata inputs) external view returns (bool) {
        return _verify(proof, inputs);
    }

    /// @notice Whether every proof is good for the inputs at its place; false for none at all.
    /// @dev One pairing check over the proofs' equations, each raised to a power: proof i to c^i, with c = keccak256 of
    /// all proofs and inputs, modulo the order. Sound: write d_i for the discrete logarithm of proof i's equation (both
    /// sides lie in a group of prime order, for the precompiles admit no point outside). The check passes only if the
    /// sum of c^i d_i is zero. If any d_i is not zero, that is a polynomial in c of a degree below the number of proofs k,
    /// fixed before c is known, so with at most k - 1 roots: a forger who tries q batches passes with probability at most
    /// q (k - 1) / 2^253, the hash taken as random. The key needs no place in the hash: it is fixed by this code.
    function verifyBatch(uint256[8][] calldata proofs, uint256[5][] calldata inputs) external view returns (bool) {
        if (proofs.length != inputs.length || proofs.length == 0) return false;
        if (proofs.length == 1) return _verify(proofs[0], inputs[0]);
        (uint256 pairs, uint256 last, uint256 scalars) = _layout(proofs.length);
        uint256 challenge = _challenge(pairs, proofs, inputs);
        uint256 power = 1;
        for (uint256 i; i < proofs.length; ++i) {
            if (!_combineInputs(scalars, inputs[i], power, i == 0)) return false;
            if (!_combineProof(pairs + 192 * i, last + 384, proofs[i], power, i == 0)) return false;
            power = mulmod(power, challenge, ORDER);
        }
        return _scale(last, ALPHA_X, ALPHA_Y, scalars) && _scale(last + 192, IC0_X, IC0_Y, scalars)
            && _addInputs(last + 192, scalars + 32) && _pair(pairs, last);
    }

    function _verify(uint256[8] calldata proof, uint256[5] calldata inputs) private view returns (bool) {
        (uint256 pairs, uint256 last, uint256 scalars) = _layout(1);
        assembly ("memory-safe") {
            mstore(pairs, calldataload(proof))
            mstore(add(pairs, 0x20), sub(FIELD, calldataload(add(proof, 0x20))))
            calldatacopy(add(pairs, 0x40), add(proof, 0x40), 0x80)
            mstore(last, ALPHA_X)
            mstore(add(last, 0x20), ALPHA_Y)
            mstore(add(last, 0xc0), IC0_X)
            mstore(add(last, 0xe0), IC0_Y)
            calldatacopy(add(last, 0x180), add(proof, 0xc0), 0x40)
            calldatacopy(scalars, inputs, 160)
        }
        return _inRange(inputs) && _addInputs(last + 192, scalars) && _pair(pairs, last);
    }

    /// @dev Free memory, never claimed: the pairs (-A, B) of k proofs at `pairs`, then at `last` those with beta, gamma and
    /// delta, 192 bytes each; behind them words for scalars. Where a sum is being made, the G2 point beside it is written
    /// last: until then its place holds the next summand.
    function _layout(uint256 k) private pure returns (uint256 pairs, uint256 last, uint256 scalars) {
        assembly ("memory-safe") {
            pairs := mload(0x40)
        }
        last = pairs + 192 * k;
        scalars = last + 576;
    }

    function _challenge(uint256 free, uint256[8][] calldata proofs, uint256[5][] calldata inputs)
        private
        pure
        returns (uint256 challenge)
    {
        assembly ("memory-safe") {
            let size := shl(8, proofs.length)
            calldatacopy(free, proofs.offset, size)
            calldatacopy(add(free, size), inputs.offset, mul(160, inputs.length))
            challenge := mod(keccak256(free, add(size, mul(160, inputs.length))), ORDER)
        }
    }

    function _inRange(uint256[5] calldata inputs) private pure returns (bool within) {
        assembly ("memory-safe") {
            within := lt(calldataload(inputs), ORDER)
            within := and(within, lt(calldataload(add(inputs, 32)), ORDER))
            within := and(within, lt(calldataload(add(inputs, 64)), ORDER))
            within := and(within, lt(calldataload(add(inputs, 96)), ORDER))
            within := and(within, lt(calldataload(add(inputs, 128)), ORDER))
        }
    }

    /// @dev Adds power to the first scalar and power · input j to the ones after it; writes over what was there if `first`.
    function _combineInputs(uint256 scalars, uint256[5] calldata inputs, uint256 power, bool first)
        private
        pure
        returns (bool within)
    {
        within = _inRange(inputs);
        assembly ("memory-safe") {
            mstore(scalars, addmod(mul(iszero(first), mload(scalars)), power, ORDER))
            for { let j := 0 } lt(j, 160) { j := add(j, 0x20) } {
                let sum := add(add(scalars, 0x20), j)
                let term := mulmod(power, calldataload(add(inputs, j)), ORDER)
                mstore(sum, addmod(mul(iszero(first), mload(sum)), term, ORDER))
            }
        }
    }

    /// @dev Writes (-power · A, B) at `pair` and adds power · C to the point at `sum`; the first power is 1.
    function _combineProof(uint256 pair, uint256 sum, uint256[8] calldata proof, uint256 power, bool first)
        private
        view
        returns (bool known)
    {
        known = true;
        assembly ("memory-safe") {
            calldatacopy(pair, proof, 0x40)
            switch first
            case 1 { calldatacopy(sum, add(proof, 0xc0), 0x40) }
            default {
                mstore(add(pair, 0x40), power)
                known := staticcall(gas(), 7, pair, 0x60, pair, 0x40)
                calldatacopy(add(sum, 0x40), add(proof, 0xc0), 0x40)
                mstore(add(sum, 0x80), power)
                known := and(known, staticcall(gas(), 7, add(sum, 0x40), 0x60, add(sum, 0x40), 0x40))
                known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
            }
            mstore(add(pair, 0x20), sub(FIELD, mload(add(pair, 0x20))))
            calldatacopy(add(pair, 0x40), add(proof, 0x40), 0x80)
        }
    }

    /// @dev The point (x, y) times the word at `scalar`, written to `product`.
    function _scale(uint256 product, uint256 x, uint256 y, uint256 scalar) private view returns (bool known) {
        assembly ("memory-safe") {
            mstore(product, x)
            mstore(add(product, 0x20), y)
            mstore(add(product, 0x40), mload(scalar))
            known := staticcall(gas(), 7, product, 0x60, product, 0x40)
        }
    }

    /// @dev Adds each word at `scalars` times its IC to the point at `sum`.
    function _addInputs(uint256 sum, uint256 scalars) private view returns (bool known) {
        assembly ("memory-safe") {
            let x := add(sum, 0x40)
            let y := add(sum, 0x60)
            let factor := add(sum, 0x80)
            known := 1
            mstore(x, IC1_X)
            mstore(y, IC1_Y)
            mstore(factor, mload(scalars))
            known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
            known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
            mstore(x, IC2_X)
            mstore(y, IC2_Y)
            mstore(factor, mload(add(scalars, 32)))
            known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
            known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
            mstore(x, IC3_X)
            mstore(y, IC3_Y)
            mstore(factor, mload(add(scalars, 64)))
            known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
            known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
            mstore(x, IC4_X)
            mstore(y, IC4_Y)
            mstore(factor, mload(add(scalars, 96)))
            known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
            known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
            mstore(x, IC5_X)
            mstore(y, IC5_Y)
            mstore(factor, mload(add(scalars, 128)))
            known := and(known, staticcall(gas(), 7, x, 0x60, x, 0x40))
            known := and(known, staticcall(gas(), 6, sum, 0x80, sum, 0x40))
        }
    }

    /// @dev Completes the last three pairs and asks whether the product over all is one.
    function _pair(uint256 pairs, uint256 last) private view returns (bool one) {
        assembly ("memory-safe") {
            mstore(add(last, 0x040), BETA_X_IM)
            mstore(add(last, 0x060), BETA_X_RE)
            mstore(add(last, 0x080), BETA_Y_IM)
            mstore(add(last, 0x0a0), BETA_Y_RE)
            mstore(add(last, 0x100), GAMMA_X_IM)
            mstore(add(last, 0x120), GAMMA_X_RE)
            mstore(add(last, 0x140), GAMMA_Y_IM)
            mstore(add(last, 0x160), GAMMA_Y_RE)
            mstore(add(last, 0x1c0), DELTA_X_IM)
            mstore(add(last, 0x1e0), DELTA_X_RE)
            mstore(add(last, 0x200), DELTA_Y_IM)
            mstore(add(last, 0x220), DELTA_Y_RE)
            one := staticcall(gas(), 8, pairs, sub(add(last, 0x240), pairs), 0x00, 0x20)
            one := and(one, eq(mload(0x00), 1))
        }
    }
}
