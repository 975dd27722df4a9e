package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutboxTest extends OutboxContract {
  private static final AnchorIdentity IDENTITY =
      new AnchorIdentity(20261, Bytes32.ZERO, 31337, Address.ZERO);

  @TempDir Path directory;
  private FileOutbox current;

  @Override
  Outbox open() {
    current = FileOutbox.open(file(), IDENTITY);
    return current;
  }

  @Override
  Outbox reopen(Outbox outbox) {
    current.close();
    return open();
  }

  @AfterEach
  void release() {
    if (current != null) {
      current.close();
    }
  }

  private Path file() {
    return directory.resolve("outbox.json");
  }

  @Test
  void anAlteredByteIsNoticedAndTheFileLeftAsItIs() throws IOException {
    open().write(STATES.get(1));
    byte[] bytes = Files.readAllBytes(file());
    for (int i = 0; i < bytes.length - 1; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= 1;
      Files.write(file(), altered);
      assertThatThrownBy(() -> current.read())
          .isInstanceOfSatisfying(
              AnchorException.class,
              e -> assertThat(e.code()).isEqualTo(AnchorException.Code.OUTBOX_CORRUPT));
      assertThat(Files.readAllBytes(file())).isEqualTo(altered);
    }
  }

  @Test
  void aTornFileIsNoticed() throws IOException {
    open().write(STATES.get(1));
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> current.read()).hasMessageContaining("OUTBOX_CORRUPT");
  }

  @Test
  void aHalfWrittenNewFileDoesNotHideTheOldState() throws IOException {
    open().write(STATES.get(1));
    Files.writeString(directory.resolve("outbox.json.new"), "{");
    assertThat(reopen(current).read()).isEqualTo(STATES.get(1));
  }

  @Test
  void theOutboxOfAnotherAnchorIsRefused() {
    open().write(STATES.get(1));
    current.close();
    AnchorIdentity other = new AnchorIdentity(20261, Bytes32.ZERO, 1, Address.ZERO);
    current = FileOutbox.open(file(), other);
    assertThatThrownBy(() -> current.read()).hasMessageContaining("belongs to another anchor");
  }

  /// What a relayer wrote that knew anchors only.
  @Test
  void aFileOfVersionOneIsReadAsAnAnchor() throws IOException {
    String body =
        ("{\"format\":\"concordat-outbox\",\"version\":1,\"identity\":{\"consortiumChainId\":\"20261\","
                + "\"genesisHash\":\"%s\",\"l2ChainId\":\"31337\",\"contract\":\"%s\"},"
                + "\"state\":{\"name\":\"planned\",\"block\":\"12\"}")
            .formatted(Bytes32.ZERO.toHexString(), Address.ZERO.toHex());
    Bytes32 checksum = Keccak256.of(Bytes.wrap((body + "}").getBytes(StandardCharsets.UTF_8)));
    Files.writeString(file(), body + ",\"checksum\":\"" + checksum.toHexString() + "\"}\n");
    assertThat(open().read()).isEqualTo(new OutboxState.Planned(Errand.ANCHOR, 12));
  }

  @Test
  void aSecondRelayerIsKeptOut() {
    open();
    assertThatThrownBy(() -> FileOutbox.open(file(), IDENTITY))
        .hasMessageContaining("another relayer uses");
  }
}
