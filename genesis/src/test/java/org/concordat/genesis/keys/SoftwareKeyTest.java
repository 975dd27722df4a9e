package org.concordat.genesis.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareKeyTest implements NodeKeyContract {
  private static final String SECRET =
      "8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63";
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  @TempDir Path folder;

  @Override
  public SoftwareKey key() {
    return SoftwareKey.of(Bytes32.fromHexString(SECRET));
  }

  @Test
  void hasTheAddressBesuDocumentsForItsDevelopmentKey() {
    assertThat(key().address()).hasToString("0xfe3b557e8fb62b89f4916b721be55ceb828dbd73");
    assertThat(SoftwareKey.of(Bytes32.leftPad(org.apache.tuweni.bytes.Bytes.of(1))).address())
        .hasToString("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
  }

  /// Vectors that bitcoin's implementations of RFC 6979 share: key 1, SHA-256 of the text.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Satoshi Nakamoto | 934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
            + " | 2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
        "All those moments will be lost in time, like tears in rain. Time to die..."
            + " | 8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b"
            + " | 547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21"
      })
  void drawsItsNoncesByRfc6979(String text, String r, String s) throws NoSuchAlgorithmException {
    SoftwareKey one = SoftwareKey.of(Bytes32.leftPad(org.apache.tuweni.bytes.Bytes.of(1)));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    RecoverableSignature signature = one.sign(Bytes32.wrap(digest));
    assertThat(signature.r().toUnprefixedHexString()).isEqualTo(r);
    assertThat(signature.s().toUnprefixedHexString()).isEqualTo(s);
  }

  @Test
  void refusesNumbersThatAreNoKeysWithoutRepeatingThem() {
    for (String hex : new String[] {"0".repeat(64), ORDER, "f".repeat(64)}) {
      assertThatThrownBy(() -> SoftwareKey.of(Bytes32.fromHexString(hex)))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain(hex);
    }
  }

  @Test
  void neverPrintsItsSecret() {
    assertThat(key().toString())
        .isEqualTo("SoftwareKey[0xfe3b557e8fb62b89f4916b721be55ceb828dbd73]");
  }

  @Test
  void survivesItsFileAndKeepsItToTheOwner() throws IOException {
    Path file = folder.resolve("key");
    SoftwareKey key = SoftwareKey.generate(new SecureRandom());
    key.write(file);
    assertThat(SoftwareKey.read(file).address()).isEqualTo(key.address());
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "precious");
    SoftwareKey key = SoftwareKey.generate(new SecureRandom());
    assertThatThrownBy(() -> key.write(file))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("not written over");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  @Test
  void readsBesusFileWithPrefix() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "0x" + SECRET);
    assertThat(SoftwareKey.read(file).address()).isEqualTo(key().address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET + "00", SECRET + "\n" + SECRET, ORDER, "not a key at all"})
  void refusesAFileWithoutAKeyAndDoesNotQuoteIt(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), content);
    assertThatThrownBy(() -> SoftwareKey.read(file))
        .isInstanceOf(GenesisException.class)
        .hasMessageStartingWith("The key file " + file + " cannot be used: ")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> SoftwareKey.read(folder.resolve("none")))
        .isInstanceOf(GenesisException.class)
        .hasMessageContaining("There is no key file");
  }
}
