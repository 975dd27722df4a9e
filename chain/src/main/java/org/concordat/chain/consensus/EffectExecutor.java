package org.concordat.chain.consensus;

import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.network.Link;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;

/// Does what the protocol asks for, in the order it asks. A message of our own goes to the others
/// and comes back to ourselves through the same queue as everyone else's.
final class EffectExecutor {
  private static final Logger LOG = LogManager.getLogger();

  private final SafetyStore safety;
  private final QbftSigner signer;
  private final QbftMessageWriter writer;
  private final Link link;
  private final BlockWork work;
  private final Consumer<IbftMessage> own;
  private final BlockClock clock;
  private final String name;

  /// @param own hears what this validator has signed, sent or not
  EffectExecutor(
      SafetyStore safety,
      QbftSigner signer,
      Link link,
      BlockWork work,
      BlockClock clock,
      Consumer<IbftMessage> own,
      String name) {
    this.safety = safety;
    this.signer = signer;
    this.writer = new QbftMessageWriter(signer.shape());
    this.link = link;
    this.work = work;
    this.own = own;
    this.clock = clock;
    this.name = name;
  }

  /// @throws org.concordat.chain.ChainException when a safety record cannot be made durable; the
  ///   caller must not execute what follows
  void execute(Effect effect) {
    switch (effect) {
      case Effect.Persist(var record) -> safety.save(record);
      case Effect.SendProposal(var payload, var roundChanges, var prepares) ->
          send(new Proposal(signer.sign(payload), roundChanges, prepares));
      case Effect.SendPrepare(var payload) -> send(new Prepare(signer.sign(payload)));
      case Effect.SendCommit(var round, var digest) ->
          send(new Commit(signer.commit(round, digest)));
      case Effect.KeepCommit(var round, var digest) ->
          own.accept(new Commit(signer.commit(round, digest)));
      case Effect.SendRoundChange send -> send(roundChange(send));
      case Effect.StartBlockTimer(long height) -> clock.startBlockTimer(height);
      case Effect.StartRoundTimer(var round, long timeoutMillis) ->
          clock.startRoundTimer(round, timeoutMillis);
      case Effect.BuildBlock(var round) -> work.build(round, Wire.address(signer.id()));
      case Effect.ValidateBlock(var round, var block) -> work.validate(round, block);
      case Effect.CommitBlock(var block, var seals) -> {
        clock.stop();
        work.commit(block, seals);
      }
      case Effect.RequestSync _ -> work.requestSync();
      case Effect.Discard(var message, var reason) ->
          LOG.debug(
              "{}: {}/{} of {} discarded: {}",
              name,
              message.height(),
              message.round(),
              message.author(),
              reason);
    }
  }

  private RoundChange roundChange(Effect.SendRoundChange effect) {
    LOG.info("{}: moves to round {}/{}", name, effect.payload().height(), effect.payload().round());
    return new RoundChange(
        signer.sign(effect.payload()),
        effect.lastPrepared().map(PreparedCertificate::block),
        effect.lastPrepared().map(PreparedCertificate::prepares).orElse(List.of()));
  }

  private void send(IbftMessage message) {
    link.broadcast(writer.write(message));
    own.accept(message);
  }
}
