/// QBFT, the consensus of the consortium chain, as a pure function.
///
/// ## The protocol on one page
///
/// `n` validators decide one block per height; up to `f = ⌊(n−1)/3⌋` of them may do anything. A
/// quorum is `⌈2n/3⌉`, so two quorums share an honest validator. A height is decided in rounds,
/// each with one proposer, chosen by round robin.
///
/// 1. *Propose.* When the block period is over, the proposer of round 0 sends a Proposal with a
///    block.
/// 2. *Prepare.* A validator that finds it valid accepts it, once per round, and sends a Prepare.
/// 3. *Commit.* With a quorum of Prepares it is *prepared*: it keeps them as a certificate and
///    sends a Commit that carries its seal on the block.
/// 4. *Decide.* With a quorum of Commits the block is final, and the seals are put into it.
/// 5. *Round change.* A validator whose round times out moves to the next one and says so in a
///    RoundChange, with its latest certificate. The proposer of that round collects a quorum of
///    them and must propose the block with the latest certificate again; only if there is none may
///    it propose another one. The Proposal carries the proof. Each round lasts twice as long as the
///    last.
///
/// Why two blocks are never decided at one height: a decided block was prepared by a quorum less
/// the faulty. Every later quorum of round changes contains one of them, so its certificate, or a
/// later one for the same block, wins. Whoever has decided sends no round change any more.
///
/// A block's digest covers the round, so proposing a block again changes its digest and nothing
/// else: {@link org.concordat.ibft.model.BlockRounds} maps one to the other.
///
/// ## Purity
///
/// `step(state, event)` gives the next state and a list of effects. No clock, thread, randomness,
/// input, output, signature or hash is in here. Signing, building and validating blocks, timers and
/// disk are effects; their results come back as events, and so do this node's own messages. The
/// shell verifies every signature, those inside certificates and the commit seals included, before
/// an event enters. The JDK is all these packages import.
///
/// ## A crash is not a lie
///
/// Before a node first signs in a round, and when it becomes prepared, the effect `Persist` names
/// what it must remember. A node that starts again with that record stays silent in rounds it may
/// have signed in, follows them, and carries its certificate into the next. Besu forgets this at a
/// restart, and then a restarted validator counts among the `f`.
///
/// Nor may crashes carry a node through the rounds, for late rounds are long: after its restarts at
/// a height the node waits for 1, 2, 4 … request timeouts before it moves on, and never longer than
/// the round lasts anyway.
///
/// ## Names
///
/// | QBFT formal specification | here |
/// |---|---|
/// | `Address` | {@link org.concordat.ibft.model.ValidatorId} |
/// | `Block`, `digest`, `replaceRoundInBlock` | `ProposedBlock`, `Digest`, `BlockRounds` |
/// | `blockchain`, `validators(blockchain)` | `ChainHead`, `ValidatorSet` |
/// | `quorum`, `f` | `ValidatorSet.quorum()`, `ValidatorSet.f()` |
/// | `proposer` | `rules.Proposers` |
/// | `roundTimeout` | `rules.Rounds` |
/// | `Unsigned…`, `Signed…` | `message.Unsigned…`, `Signed<Unsigned…>` |
/// | `Proposal`, `Prepare`, `Commit`, `RoundChange` | `message.` the same |
/// | `isValidProposal`, `isProposalJustification` | `rules.ProposalRules` |
/// | `validRoundChange`, `isHighestPrepared` | `rules.RoundChangeRules`, `ProposalRules.latestPrepared` |
/// | `NodeState`, `messagesReceived` | `state.NodeState`, `state.MessageLog` |
/// | `proposalAcceptedForCurrentRound` | `state.RoundState` |
/// | `lastPreparedBlock`, `lastPreparedRound` | `message.PreparedCertificate` |
/// | `NodeInit`, `NodeNextSubStep` | `transition.NodeTransition` |
/// | `Upon…` | `transition.Upon…` |
/// | `createRoundChange` | `transition.UponRoundTimeout` |
/// | `hasReceivedProposalJustification` | `transition.UponRoundChange`, `Proposing` |
///
/// The rules are Besu's, which differ from the specification in this: a node moved by a quorum of
/// round changes sends none itself; f + 1 of them move nobody unless `Configuration.catchUp`;
/// rounds end at 1000; a certificate names every author once; a node counts its own Commit from the
/// moment it accepts a proposal, and sends it when prepared.
///
/// ## What bounds what
///
/// | what | bound |
/// |---|---|
/// | validators | `ValidatorSet.MAX_VALIDATORS` |
/// | votes kept per author and kind | `VoteBook.MAX_ROUNDS_PER_AUTHOR`, the latest rounds |
/// | proposals | one accepted, one under validation |
/// | certificates | one author once, so at most the number of validators |
/// | messages of later heights | `FutureHeights`, by distance and author |
/// | rounds | `Rounds.MAX_ROUND` |
///
/// Bytes are bounded by the shell, which limits the size of a message before decoding it.
///
/// Start at {@link org.concordat.ibft.transition.NodeTransition}; the shell holds an {@link
/// org.concordat.ibft.IbftNode}.
package org.concordat.ibft;
