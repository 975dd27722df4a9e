// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @title Checks Groth16 proofs of one circuit with 5 public inputs on BN254 (EIP-196, EIP-197)
/// @notice Written by `concordat zk export-verifier` from a verifying key; the constants stand as in verification_key.json.
/// Its constants are worth what the ceremony was: compare them, and check the ceremony's transcript.
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
contract VerifierForm {
    /// @notice keccak256 of the key's words in the order alpha, beta, gamma, delta, IC0, IC1 and so on, coordinates as in
    /// a proof.
    bytes32 public constant VERIFYING_KEY_HASH = 0x4376353019b1a7eaff1d3f6e88bab2d3f9e82475e76c46c6dd77473b040d7921;
    /// @notice Whether proofs can be forged by whoever made this key: it had no ceremony.
    bool public constant DEVELOPMENT_KEY = false;

    uint256 private constant FIELD = 21888242871839275222246405745257275088696311157297823662689037894645226208583;
    uint256 private constant ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    uint256 private constant ALPHA_X = 95690534344947210470490984760143026832233192378643107059318637687535964830557;
    uint256 private constant ALPHA_Y = 104872769417575290640435804576583147538874133546772926116095785812973944087018;
    uint256 private constant BETA_X_IM = 87134620194741172705570118138977450673956331819371976968108190008399303303219;
    uint256 private constant BETA_X_RE = 85626625435798497164539907083905804011105068644391833800174842944757037525216;
    uint256 private constant BETA_Y_IM = 95444025689500939236938497488865309425370903620274367029011486797418410054400;
    uint256 private constant BETA_Y_RE = 85049533328155392254390566747194264796347772711956341131563633481825248231488;
    uint256 private constant GAMMA_X_IM = 67058779353390149935147998296902926104816729847625282241231902255359507288697;
    uint256 private constant GAMMA_X_RE = 103760307221651963509628674395555968415235330688176517876562160341248945782373;
    uint256 private constant GAMMA_Y_IM = 101830688304544660536831711028218943251250830807966554277070335353331971532680;
    uint256 private constant GAMMA_Y_RE = 82995230866341428699285764901999387670567905727961214195067807248779111339756;
    uint256 private constant DELTA_X_IM = 98616023847226138545159865249372648925735785639494028349513202113934665222784;
    uint256 private constant DELTA_X_RE = 89807123624654085310084193361130380470260626015542349155991088613173804198934;
    uint256 private constant DELTA_Y_IM = 90671948297601813918297788999203103577563842040342412013646577837529472213048;
    uint256 private constant DELTA_Y_RE = 62192030588057062236265110494460453988369095329649540451725748281147084485551;
    uint256 private constant IC0_X = 76438372152541834227193869103040847887336565943615546813557598766618373007345;
    uint256 private constant IC0_Y = 96883684444541499756263340094139208485641550671312952687284034089225254401327;
    uint256 private constant IC1_X = 72270042574437985174926130886238589218584035699963249303723896719589149814365;
    uint256 private constant IC1_Y = 89744563021362769083815402536856507357613174816913126915752788614316846004695;
    uint256 private constant IC2_X = 58599559886532189935310868083546023556577853034996687023700183440958219544123;
    uint256 private constant IC2_Y = 88297014334065999663145760271197348453823153893630253694254494341481033748332;
    uint256 private constant IC3_X = 78739473997611330176502722039236747093877392457079395231797303529437691773582;
    uint256 private constant IC3_Y = 72959677476981968193106315249392892385593828455180385082822037137419771238629;
    uint256 private constant IC4_X = 81107063070415443823786057060689235792987341814689564838323202327312391709237;
    uint256 private constant IC4_Y = 101812115120196738424063572268071522647723882330864291218607534455609083215866;
    uint256 private constant IC5_X = 81304046782084636201851939676707943241760853268863366174434514659432697864669;
    uint256 private constant IC5_Y = 80658591853730851551625026591226753223916791144956335663295188148920091503893;

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
