package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.HashMap;
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

  private static final int HEIGHTS_REMEMBERED = 2;

  private record Audience(RoundId roundId, Class<? extends IbftMessage> kind) {}

  private final Simulation simulation;
  private final List<ValidatorId> members;
  private final Random random;
  private final Map<RoundId, List<ProposedBlock>> blocks = new LinkedHashMap<>();
  private final Map<RoundId, List<Signed<UnsignedPrepare>>> prepares = new LinkedHashMap<>();
  private final Map<RoundId, Map<ValidatorId, RoundChange>> roundChanges = new LinkedHashMap<>();
  private final Map<Audience, Long> audiences = new HashMap<>();
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
    RoundId roundId = message.roundId();
    if (roundId.height() < latest.height() - HEIGHTS_REMEMBERED) {
      return;
    }
    if (messages.size() < MAX_REMEMBERED) {
      messages.add(message);
    }
    if (roundId.height() >= latest.height()) {
      forgetOldHeights(roundId.height());
      latest = roundId;
    }
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

  /// Not the last ones: where one honest node has decided and the others have not is where lies
  /// pay.
  private void forgetOldHeights(long height) {
    if (height > latest.height()) {
      long oldest = height - HEIGHTS_REMEMBERED;
      blocks.keySet().removeIf(it -> it.height() < oldest);
      prepares.keySet().removeIf(it -> it.height() < oldest);
      roundChanges.keySet().removeIf(it -> it.height() < oldest);
      audiences.keySet().removeIf(it -> it.roundId.height() < oldest);
      messages.removeIf(it -> it.height() < oldest);
    }
  }

  /// The member whose turn it is, if one's it is.
  Optional<ValidatorId> proposerAmongUs(RoundId roundId) {
    return simulation.proposer(roundId).filter(members::contains);
  }

  /// Who gets messages of a kind in a round. Liars that all tell the same few are how one honest
  /// node decides, or is prepared, and no other.
  boolean mayKnow(int node, IbftMessage message) {
    long mask =
        audiences.computeIfAbsent(
            new Audience(message.roundId(), message.getClass()), _ -> audience());
    return (mask >>> node & 1) == 1;
  }

  private long audience() {
    int nodes = simulation.scenario().nodes();
    long one = 1L << random.nextInt(nodes);
    return switch (random.nextInt(4)) {
      case 0 -> one;
      case 1, 2 -> ~one;
      default -> random.nextLong();
    };
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
    boolean anyPrepares = random.nextInt(4) == 0;
    prepares.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.payload().height() == block.height())
        .filter(it -> anyPrepares || it.payload().equals(payload))
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
    List<Signed<UnsignedRoundChange>> list = new ArrayList<>(proof.values());
    if (random.nextInt(4) == 0) {
      members.stream().filter(proof::containsKey).forEach(it -> list.add(proof.get(it)));
    }
    ProposedBlock block = block(author, roundId, newBlock, shown);
    boolean withPrepares = shown.isPresent() && random.nextInt(4) > 0;
    return new Proposal(
        Signing.sign(new UnsignedProposal(roundId.height(), roundId.round(), block), author),
        list,
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
    List<ProposedBlock> known =
        blocks.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.height() == roundId.height())
            .toList();
    if (!fresh && !known.isEmpty()) {
      ProposedBlock old = known.get(random.nextInt(known.size()));
      return SimulatedBlock.replaceRound(old, roundId.round());
    }
    boolean valid = random.nextInt(5) > 0;
    return simulation.build(author, roundId.height(), valid).at(roundId.round());
  }
}
