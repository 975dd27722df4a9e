package org.concordat.genesis.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.genesis.Address;

/// Writes the section `config`. A transition is written with all parameters it could have changed,
/// inherited ones too: it reads back as the same value.
final class ConfigWriter {
  private final JsonGenerator out;

  private ConfigWriter(JsonGenerator out) {
    this.out = out;
  }

  static void write(GenesisConfig config, JsonGenerator out) throws IOException {
    new ConfigWriter(out).config(config);
  }

  private void config(GenesisConfig config) throws IOException {
    out.writeStartObject();
    out.writeNumberField("chainId", config.chainId());
    for (Map.Entry<Milestone, Long> fork : config.forks().declared().entrySet()) {
      out.writeNumberField(fork.getKey().key(), fork.getValue());
    }
    if (config.zeroBaseFee()) {
      out.writeBooleanField("zeroBaseFee", true);
    }
    if (config.contractSizeLimit().isPresent()) {
      out.writeNumberField("contractSizeLimit", config.contractSizeLimit().getAsInt());
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
    out.writeEndObject();
  }

  private void blobSchedule(Map<Milestone, BlobParameters> schedule) throws IOException {
    if (schedule.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("blobSchedule");
    for (Map.Entry<Milestone, BlobParameters> entry : schedule.entrySet()) {
      out.writeObjectFieldStart(BlobScheduleKeys.keyOf(entry.getKey()));
      out.writeNumberField("target", entry.getValue().target());
      out.writeNumberField("max", entry.getValue().max());
      out.writeNumberField("baseFeeUpdateFraction", entry.getValue().baseFeeUpdateFraction());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void qbft(QbftConfig qbft) throws IOException {
    out.writeObjectFieldStart("qbft");
    out.writeNumberField("epochlength", qbft.epochLength());
    changeable(qbft);
    out.writeNumberField("requesttimeoutseconds", qbft.requestTimeoutSeconds());
    address("miningbeneficiary", qbft.miningBeneficiary());
    address("validatorcontractaddress", qbft.validatorContract());
    if (qbft.startBlock().isPresent()) {
      out.writeNumberField("startblock", qbft.startBlock().getAsLong());
    }
    if (!qbft.limits().equals(QbftLimits.DEFAULT)) {
      limits(qbft.limits());
    }
    out.writeEndObject();
  }

  private void limits(QbftLimits limits) throws IOException {
    out.writeNumberField("gossipedhistorylimit", limits.gossipedHistory());
    out.writeNumberField("messagequeuelimit", limits.messageQueue());
    out.writeNumberField("duplicatemessagelimit", limits.duplicateMessages());
    out.writeNumberField("futuremessageslimit", limits.futureMessages());
    out.writeNumberField("futuremessagesmaxdistance", limits.futureMessagesDistance());
  }

  /// What a transition may change and inherits otherwise.
  private void changeable(QbftConfig qbft) throws IOException {
    out.writeNumberField("blockperiodseconds", qbft.blockPeriodSeconds());
    if (qbft.emptyBlockPeriodSeconds() != 0) {
      out.writeNumberField("emptyblockperiodseconds", qbft.emptyBlockPeriodSeconds());
    }
    if (qbft.blockPeriodMillis() != 0) {
      out.writeNumberField("xblockperiodmilliseconds", qbft.blockPeriodMillis());
    }
    if (!qbft.blockReward().isZero()) {
      out.writeStringField("blockreward", qbft.blockReward().toQuantityHexString());
    }
    if (qbft.perTransactionGasLimit().isPresent()) {
      out.writeNumberField("pertxgaslimit", qbft.perTransactionGasLimit().getAsLong());
    }
  }

  private void transitions(QbftConfig initial, List<QbftTransition> transitions)
      throws IOException {
    if (transitions.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("transitions");
    out.writeArrayFieldStart("qbft");
    QbftConfig before = initial;
    for (QbftTransition transition : transitions) {
      transition(before, transition);
      before = transition.config();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void transition(QbftConfig before, QbftTransition transition) throws IOException {
    QbftConfig after = transition.config();
    out.writeStartObject();
    out.writeNumberField("block", transition.block());
    out.writeNumberField("blockperiodseconds", after.blockPeriodSeconds());
    out.writeNumberField("emptyblockperiodseconds", after.emptyBlockPeriodSeconds());
    out.writeNumberField("xblockperiodmilliseconds", after.blockPeriodMillis());
    out.writeStringField("blockreward", after.blockReward().toQuantityHexString());
    if (!after.miningBeneficiary().equals(before.miningBeneficiary())) {
      out.writeStringField(
          "miningbeneficiary", after.miningBeneficiary().map(Address::toHex).orElse(""));
    }
    if (after.perTransactionGasLimit().isPresent()) {
      out.writeNumberField("pertxgaslimit", after.perTransactionGasLimit().getAsLong());
    }
    if (!after.validatorContract().equals(before.validatorContract())) {
      out.writeStringField(
          "validatorselectionmode", after.isContractMode() ? "contract" : "blockheader");
      address("validatorcontractaddress", after.validatorContract());
    }
    if (!transition.validators().isEmpty()) {
      out.writeArrayFieldStart("validators");
      for (Address validator : transition.validators()) {
        out.writeString(validator.toHex());
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void address(String key, Optional<Address> address) throws IOException {
    if (address.isPresent()) {
      out.writeStringField(key, address.get().toHex());
    }
  }
}
