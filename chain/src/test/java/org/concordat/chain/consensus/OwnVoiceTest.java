package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.consensus.OwnVoice.Origin;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.message.UnsignedPrepare;
import org.junit.jupiter.api.Test;

class OwnVoiceTest {
  private static final long STARTED = 1_800_000_000;
  private static final long YOUNG = STARTED + 16;
  private static final QbftSigner SELF = signer(1);

  private final OwnVoice voice = new OwnVoice(SELF.id(), null, STARTED * 1000);

  @Test
  void whatOthersSayIsTheirs() {
    assertThat(voice.of(prepare(signer(2), 5, 0, 1))).isEqualTo(Origin.OTHER);
  }

  @Test
  void whatThisProcessSaidIsOursWhoeverBringsIt() {
    voice.onHead(4, YOUNG);
    voice.said(prepare(SELF, 5, 0, 1));
    assertThat(voice.of(prepare(SELF, 5, 0, 1))).isEqualTo(Origin.OURS);
  }

  @Test
  void onABlockMadeSinceTheStartOnlyAnotherMachineCanHaveSaidIt() {
    voice.onHead(4, YOUNG);
    voice.said(prepare(SELF, 5, 0, 1));
    assertThat(voice.of(prepare(SELF, 5, 0, 2))).isEqualTo(Origin.SECOND_MACHINE);
    assertThat(voice.of(prepare(SELF, 5, 1, 1))).isEqualTo(Origin.SECOND_MACHINE);
    assertThat(voice.of(prepare(SELF, 6, 0, 1))).isEqualTo(Origin.SECOND_MACHINE);
  }

  @Test
  void onAnOlderBlockItMayBeOfAnEarlierLife() {
    voice.onHead(4, YOUNG - 1);
    assertThat(voice.of(prepare(SELF, 5, 0, 1))).isEqualTo(Origin.EARLIER_LIFE);
    voice.onHead(5, YOUNG);
    assertThat(voice.of(prepare(SELF, 6, 0, 1))).isEqualTo(Origin.SECOND_MACHINE);
  }

  @Test
  void whatIsOnRecordFromBeforeTheStartIsOfAnEarlierLife() {
    SafetyRecord record = new SafetyRecord(5, 2, Optional.empty(), 0);
    OwnVoice restarted = new OwnVoice(SELF.id(), record, STARTED * 1000);
    restarted.onHead(4, YOUNG);
    assertThat(restarted.of(prepare(SELF, 5, 2, 1))).isEqualTo(Origin.EARLIER_LIFE);
    assertThat(restarted.of(prepare(SELF, 5, 3, 1))).isEqualTo(Origin.SECOND_MACHINE);
  }

  @Test
  void whatIsAboutPastHeightsDoesNotMatter() {
    voice.onHead(4, YOUNG);
    assertThat(voice.of(prepare(SELF, 4, 0, 1))).isEqualTo(Origin.OURS);
  }

  private static QbftSigner signer(int key) {
    return new QbftSigner(SoftwareKey.of(TestNetwork.key(key)), WireShape.BLOCK_ACCESS_LIST);
  }

  private static IbftMessage prepare(QbftSigner by, long height, int round, int value) {
    var digest = Wire.digest(Bytes32.repeat((byte) value));
    return new Prepare(by.sign(new UnsignedPrepare(height, round, digest)));
  }
}
