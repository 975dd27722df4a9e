package org.concordat.ibft.model;

/// The one function on blocks that the core needs and cannot define: `replaceRoundInBlock` of the
/// formal specification. The shell re-encodes the header with another round and hashes it.
///
/// Laws, for every block `b` and rounds `r`, `s` (a contract test of an implementation checks
/// them):
///
/// 1. it is a pure function: equal arguments, equal results;
/// 2. `replace(b, b.round())` equals `b`;
/// 3. `replace(replace(b, r), s)` equals `replace(b, s)`;
/// 4. `replace(b, r).digest()` equals `replace(c, s).digest()` only if `r == s` and `b`, `c` are
///    the same block;
/// 5. height and proposer stay as they are, `replace(b, r).round() == r`.
@FunctionalInterface
public interface BlockRounds {
  ProposedBlock replaceRoundInBlock(ProposedBlock block, int round);
}
