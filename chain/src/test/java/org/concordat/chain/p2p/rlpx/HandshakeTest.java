package org.concordat.chain.p2p.rlpx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors of EIP-8, and handshakes of two of ours.
class HandshakeTest {
  private static final JsonNode EIP8 = Vectors.read("devp2p/eip8.json");

  private final SecureRandom random = new SecureRandom();
  private final HandshakeKeys a = keys("A");
  private final HandshakeKeys b = keys("B");

  private static Bytes bytes(String name) {
    return Bytes.fromHexString(EIP8.get(name).asText());
  }

  private static SoftwareKey key(String name) {
    return SoftwareKey.of(Bytes32.wrap(bytes(name)));
  }

  private static HandshakeKeys keys(String side) {
    return new HandshakeKeys(
        key("staticKey" + side), key("ephemeralKey" + side), Bytes32.wrap(bytes("nonce" + side)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth2", "auth3"})
  void theRecipientKnowsWhoDialled(String auth) {
    Recipient.Accepted accepted = Recipient.accept(b, bytes(auth), random);
    assertThat(accepted.remoteKey()).isEqualTo(a.own().publicKey());
    assertThat(accepted.secrets().aes()).isEqualTo(bytes("aesSecret"));
    assertThat(accepted.secrets().mac()).isEqualTo(bytes("macSecret"));
  }

  @Test
  void theIngressMacOfTheRecipientBeginsAsSpecified() {
    Secrets secrets = Recipient.accept(b, bytes("auth2"), random).secrets();
    byte[] digest = secrets.ingress().update("foo".getBytes(StandardCharsets.US_ASCII)).digest();
    assertThat(Bytes.wrap(digest)).isEqualTo(bytes("ingressMacAfterFoo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ack2", "ack3"})
  void theInitiatorDerivesTheSameSecrets(String ack) {
    Secrets secrets = Initiator.start(a, b.own().publicKey(), random).secrets(bytes(ack));
    assertThat(secrets.aes()).isEqualTo(bytes("aesSecret"));
    assertThat(secrets.mac()).isEqualTo(bytes("macSecret"));
  }

  @Test
  void framesOfEachSideOpenAtTheOther() {
    Initiator initiator = Initiator.start(a.own(), b.own().publicKey(), random);
    Recipient.Accepted accepted = Recipient.accept(b.own(), initiator.auth(), random);
    Secrets secrets = initiator.secrets(accepted.ack());
    FrameTest.assertOpens(new FrameWriter(secrets), new FrameReader(accepted.secrets()));
    FrameTest.assertOpens(new FrameWriter(accepted.secrets()), new FrameReader(secrets));
  }

  @Test
  void aPacketForAnotherNodeIsRefused() {
    Bytes auth = Initiator.start(a.own(), b.own().publicKey(), random).auth();
    assertRefused(() -> Recipient.accept(a.own(), auth, random));
    assertRefused(() -> Initiator.start(a, b.own().publicKey(), random).secrets(auth));
  }

  @Test
  void everyFlippedByteIsNoticed() {
    Bytes auth = bytes("auth2");
    for (int i = 0; i < auth.size(); i += 7) {
      byte[] flipped = auth.toArray();
      flipped[i] ^= 4;
      assertRefused(() -> Recipient.accept(b, Bytes.wrap(flipped), random));
    }
  }

  @Test
  void aPacketCutOffIsRefused() {
    assertRefused(() -> Recipient.accept(b, bytes("auth2").slice(0, 300), random));
    assertRefused(() -> Recipient.accept(b, Bytes.of(1), random));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 113, 2047, 65_535})
  void aSizeNoPacketHasIsRefusedBeforeItIsRead(int size) {
    assertRefused(() -> HandshakePacket.bodySize(new byte[] {(byte) (size >> 8), (byte) size}));
  }

  /// Encrypted to us and yet no handshake: the signature recovers some key, which then shows in the
  /// first frame's MAC; a body that is not the list of fields is refused at once.
  @Test
  void aBodyThatIsNoListIsRefused() {
    Bytes packet = HandshakePacket.seal(Bytes.of(1, 2, 3), b.own().publicKey(), random);
    assertRefused(() -> Recipient.accept(b, packet, random));
  }

  @Test
  void nothingPrintsASecret() {
    Secrets secrets = Recipient.accept(b, bytes("auth2"), random).secrets();
    assertThat(secrets.toString()).doesNotContain(bytes("aesSecret").toUnprefixedHexString());
  }

  private static void assertRefused(Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            PeerFault.class,
            e -> assertThat(e.reason()).isEqualTo(DisconnectReason.BREACH_OF_PROTOCOL));
  }
}
