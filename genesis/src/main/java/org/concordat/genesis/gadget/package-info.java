/// Parts that statements are built of. Each adds its constraints to a
/// [org.concordat.genesis.circuit.CircuitBuilder] and says how many; the count is tested, and so is
/// soundness: in a valid witness no wire can be changed, alone or with others, while the gadget's
/// inputs stay.
///
/// | gadget | constraints |
/// |---|---|
/// | [org.concordat.genesis.gadget.PoseidonGadget] | 3·(8·(n + 1) + partial rounds) - 3: 240 for a pair |
/// | [org.concordat.genesis.gadget.Numbers] range of n bits | n |
/// | [org.concordat.genesis.gadget.Numbers] at least, above | the bits of the difference |
/// | [org.concordat.genesis.gadget.Membership] one of n; if a condition holds | n - 1; n |
/// | [org.concordat.genesis.gadget.Membership] none of n | n |
/// | [org.concordat.genesis.gadget.Selection] one place of n; each table read there | n; n - 1 |
/// | [org.concordat.genesis.gadget.MerklePaths] binary, per level | 242 |
/// | [org.concordat.genesis.gadget.MerklePaths] with m children, per level | Poseidon(m) + m - 1 |
/// | [org.concordat.genesis.gadget.Gaps] between neighbours of n values | 3·n - 5 + twice the bits |
/// | [org.concordat.genesis.gadget.EddsaGadget] an EdDSA-Poseidon signature | 2,523 |
///
/// A gadget states what it relies on (a range that its caller must have checked) in its
/// description. The plain twins are `genesis.poseidon`, `genesis.babyjubjub` and, in the tests,
/// ordinary Java. Uses these two, `genesis.circuit` and `genesis.bn254`.
package org.concordat.genesis.gadget;
