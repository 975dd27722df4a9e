package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorId;

/// What the liars of a run know together about the height in progress, and the forgeries they make
/// of it. They cannot forge honest signatures, so everything is put together from what was received
/// and what they sign themselves.
final class Conspiracy {
  private static final int MAX_REMEMBERED = 200;

  private final Simulation simulation;
  private final List<ValidatorId> members;
  private final Random random;
  private final Map<RoundId, List<ProposedBlock>> blocks = new LinkedHashMap<>();
  private final Map<RoundId, List<Signed<UnsignedPrepare>>> prepares = new LinkedHashMap<>();
  private final Map<RoundId, Map<ValidatorId, RoundChange>> roundChanges = new LinkedHashMap<>();
  private final List<IbftMessage> messages = new ArrayList<>();
  private RoundId latest = new RoundId(1, 0);

  Conspiracy(Simulation simulation, List<ValidatorId> members, Random random) {
    this.simulation = simulation;
    this.members = members;
    this.random = random;
  }

  RoundId latest() {
    return latest;
  }

  void learn(IbftMessage message) {
    forgetIfHigher(message.height());
    if (message.height() < latest.height()) {
      return;
    }
    if (messages.size() < MAX_REMEMBERED) {
      messages.add(message);
    }
    RoundId roundId = message.roundId();
    latest = roundId;
    switch (message) {
      case Proposal proposal -> learnBlock(proposal.proposedBlock());
      case Prepare prepare ->
          prepares.computeIfAbsent(roundId, _ -> new ArrayList<>()).add(prepare.signed());
      case RoundChange roundChange -> {
        roundChanges
            .computeIfAbsent(roundId, _ -> new LinkedHashMap<>())
            .put(roundChange.author(), roundChange);
        roundChange.proposedBlockForNextRound().ifPresent(this::learnBlock);
      }
      case org.concordat.ibft.message.Commit _ -> {}
    }
  }

  private void forgetIfHigher(long height) {
    if (height > latest.height()) {
      blocks.clear();
      prepares.clear();
      roundChanges.clear();
      messages.clear();
    }
  }

  private void learnBlock(ProposedBlock block) {
    List<ProposedBlock> known =
        blocks.computeIfAbsent(new RoundId(block.height(), block.round()), _ -> new ArrayList<>());
    if (!known.contains(block)) {
      known.add(block);
    }
  }

  List<ProposedBlock> blocksOf(RoundId roundId) {
    return blocks.getOrDefault(roundId, List.of());
  }

  Optional<IbftMessage> anyMessage() {
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(messages.get(random.nextInt(messages.size())));
  }

  /// A certificate for any block of an earlier round: what was heard and the liars' own prepares,
  /// once each or, for the sake of the rules, twice.
  Optional<PreparedCertificate> someCertificate(RoundId before) {
    List<ProposedBlock> candidates =
        blocks.entrySet().stream()
            .filter(it -> it.getKey().height() == before.height())
            .filter(it -> it.getKey().round() < before.round())
            .flatMap(it -> it.getValue().stream())
            .toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(certificate(candidates.get(random.nextInt(candidates.size()))));
  }

  private PreparedCertificate certificate(ProposedBlock block) {
    UnsignedPrepare payload = new UnsignedPrepare(block.height(), block.round(), block.digest());
    Map<ValidatorId, Signed<UnsignedPrepare>> proof = new LinkedHashMap<>();
    prepares.getOrDefault(new RoundId(block.height(), block.round()), List.of()).stream()
        .filter(it -> it.payload().equals(payload))
        .forEach(it -> proof.put(it.author(), it));
    members.forEach(it -> proof.put(it, Signing.sign(payload, it)));
    List<Signed<UnsignedPrepare>> list = new ArrayList<>(proof.values());
    if (random.nextInt(4) == 0) {
      members.forEach(it -> list.add(Signing.sign(payload, it)));
    }
    return new PreparedCertificate(block, list);
  }

  /// A proposal for `roundId` with whatever proof can be scraped together: some of the round
  /// changes, the liars' own ones saying that nothing was prepared, and a new block or one seen
  /// before.
  Proposal forge(ValidatorId author, RoundId roundId, boolean newBlock) {
    Map<ValidatorId, Signed<UnsignedRoundChange>> proof = new LinkedHashMap<>();
    Optional<PreparedCertificate> shown = Optional.empty();
    boolean onlyUnprepared = random.nextBoolean();
    for (RoundChange it : roundChanges.getOrDefault(roundId, Map.of()).values()) {
      boolean prepared = it.preparedCertificate().isPresent();
      if (!(prepared && onlyUnprepared) && random.nextInt(6) > 0) {
        proof.put(it.author(), it.signed());
        shown = prepared ? it.preparedCertificate() : shown;
      }
    }
    addOwnRoundChanges(roundId, proof);
    ProposedBlock block = block(author, roundId, newBlock, shown);
    boolean withPrepares = shown.isPresent() && random.nextInt(4) > 0;
    return new Proposal(
        Signing.sign(new UnsignedProposal(roundId.height(), roundId.round(), block), author),
        List.copyOf(proof.values()),
        withPrepares ? shown.get().prepares() : List.of());
  }

  private void addOwnRoundChanges(
      RoundId roundId, Map<ValidatorId, Signed<UnsignedRoundChange>> proof) {
    if (roundId.round() > 0) {
      UnsignedRoundChange nothing =
          new UnsignedRoundChange(roundId.height(), roundId.round(), Optional.empty());
      members.forEach(it -> proof.put(it, Signing.sign(nothing, it)));
    }
  }

  private ProposedBlock block(
      ValidatorId author, RoundId roundId, boolean fresh, Optional<PreparedCertificate> shown) {
    if (!fresh && shown.isPresent() && random.nextBoolean()) {
      return SimulatedBlock.replaceRound(shown.get().block(), roundId.round());
    }
    List<ProposedBlock> known = blocks.values().stream().flatMap(List::stream).toList();
    if (!fresh && !known.isEmpty()) {
      ProposedBlock old = known.get(random.nextInt(known.size()));
      return SimulatedBlock.replaceRound(old, roundId.round());
    }
    boolean valid = random.nextInt(5) > 0;
    return simulation.build(author, roundId.height(), valid).at(roundId.round());
  }
}
