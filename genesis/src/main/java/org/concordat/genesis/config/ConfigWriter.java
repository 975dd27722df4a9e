package org.concordat.genesis.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.JsonWriter;

/// Writes the section `config`. A transition is written with all parameters it could have changed,
/// inherited ones too: it reads back as the same value.
final class ConfigWriter {
  private final JsonWriter out;

  private ConfigWriter(JsonWriter out) {
    this.out = out;
  }

  static void write(GenesisConfig config, JsonWriter out) {
    new ConfigWriter(out).config(config);
  }

  private void config(GenesisConfig config) {
    out.beginObject();
    out.field("chainId", config.chainId());
    for (Map.Entry<Milestone, Long> fork : config.forks().declared().entrySet()) {
      out.field(fork.getKey().key(), fork.getValue());
    }
    if (config.zeroBaseFee()) {
      out.field("zeroBaseFee", true);
    }
    if (config.contractSizeLimit().isPresent()) {
      out.field("contractSizeLimit", config.contractSizeLimit().getAsInt());
    }
    blobSchedule(config.blobSchedule());
    address("depositContractAddress", config.depositContract());
    address("withdrawalRequestContractAddress", config.withdrawalRequestContract());
    address("consolidationRequestContractAddress", config.consolidationRequestContract());
    if (config.qbft().isPresent()) {
      qbft(config.qbft().get());
      transitions(config.qbft().get(), config.transitions());
    }
    GenesisWriter.others(config.others(), out);
    out.endObject();
  }

  private void blobSchedule(Map<Milestone, BlobParameters> schedule) {
    if (schedule.isEmpty()) {
      return;
    }
    out.beginObject("blobSchedule");
    for (Map.Entry<Milestone, BlobParameters> entry : schedule.entrySet()) {
      out.beginObject(BlobScheduleKeys.keyOf(entry.getKey()));
      out.field("target", entry.getValue().target());
      out.field("max", entry.getValue().max());
      out.field("baseFeeUpdateFraction", entry.getValue().baseFeeUpdateFraction());
      out.endObject();
    }
    out.endObject();
  }

  private void qbft(QbftConfig qbft) {
    out.beginObject("qbft");
    out.field("epochlength", qbft.epochLength());
    changeable(qbft);
    out.field("requesttimeoutseconds", qbft.requestTimeoutSeconds());
    address("miningbeneficiary", qbft.miningBeneficiary());
    address("validatorcontractaddress", qbft.validatorContract());
    if (qbft.startBlock().isPresent()) {
      out.field("startblock", qbft.startBlock().getAsLong());
    }
    if (!qbft.limits().equals(QbftLimits.DEFAULT)) {
      limits(qbft.limits());
    }
    out.endObject();
  }

  private void limits(QbftLimits limits) {
    out.field("gossipedhistorylimit", limits.gossipedHistory());
    out.field("messagequeuelimit", limits.messageQueue());
    out.field("duplicatemessagelimit", limits.duplicateMessages());
    out.field("futuremessageslimit", limits.futureMessages());
    out.field("futuremessagesmaxdistance", limits.futureMessagesDistance());
  }

  /// What a transition may change and inherits otherwise.
  private void changeable(QbftConfig qbft) {
    out.field("blockperiodseconds", qbft.blockPeriodSeconds());
    if (qbft.emptyBlockPeriodSeconds() != 0) {
      out.field("emptyblockperiodseconds", qbft.emptyBlockPeriodSeconds());
    }
    if (qbft.blockPeriodMillis() != 0) {
      out.field("xblockperiodmilliseconds", qbft.blockPeriodMillis());
    }
    if (!qbft.blockReward().isZero()) {
      out.field("blockreward", qbft.blockReward().toQuantityHexString());
    }
    if (qbft.perTransactionGasLimit().isPresent()) {
      out.field("pertxgaslimit", qbft.perTransactionGasLimit().getAsLong());
    }
  }

  private void transitions(QbftConfig initial, List<QbftTransition> transitions) {
    if (transitions.isEmpty()) {
      return;
    }
    out.beginObject("transitions");
    out.beginArray("qbft");
    QbftConfig before = initial;
    for (QbftTransition transition : transitions) {
      transition(before, transition);
      before = transition.config();
    }
    out.endArray();
    out.endObject();
  }

  private void transition(QbftConfig before, QbftTransition transition) {
    QbftConfig after = transition.config();
    out.beginObject();
    out.field("block", transition.block());
    out.field("blockperiodseconds", after.blockPeriodSeconds());
    out.field("emptyblockperiodseconds", after.emptyBlockPeriodSeconds());
    out.field("xblockperiodmilliseconds", after.blockPeriodMillis());
    out.field("blockreward", after.blockReward().toQuantityHexString());
    if (!after.miningBeneficiary().equals(before.miningBeneficiary())) {
      out.field("miningbeneficiary", after.miningBeneficiary().map(Address::toHex).orElse(""));
    }
    if (after.perTransactionGasLimit().isPresent()) {
      out.field("pertxgaslimit", after.perTransactionGasLimit().getAsLong());
    }
    if (!after.validatorContract().equals(before.validatorContract())) {
      out.field("validatorselectionmode", after.isContractMode() ? "contract" : "blockheader");
      address("validatorcontractaddress", after.validatorContract());
    }
    if (!transition.validators().isEmpty()) {
      out.beginArray("validators");
      for (Address validator : transition.validators()) {
        out.text(validator.toHex());
      }
      out.endArray();
    }
    out.endObject();
  }

  private void address(String key, Optional<Address> address) {
    if (address.isPresent()) {
      out.field(key, address.get().toHex());
    }
  }
}
