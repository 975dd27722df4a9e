package org.concordat.genesis.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnodeTest {
  private static final String KEY = "ab".repeat(64);

  private static Enode parsed(String text) {
    return switch (Enode.parse(text)) {
      case EnodeResult.Parsed(Enode enode) -> enode;
      case EnodeResult.Rejected(String reason) -> throw new AssertionError(reason);
    };
  }

  private static String reason(String text) {
    return switch (Enode.parse(text)) {
      case EnodeResult.Rejected(String reason) -> reason;
      case EnodeResult.Parsed(Enode enode) -> throw new AssertionError("accepted: " + enode);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:30303",
        "node-1.example.org:1?discport=0",
        "10.0.0.7:65535?discport=30304",
        "[2001:db8::1]:30303"
      })
  void aUrlIsPrintedAsItWasRead(String place) {
    String url = "enode://" + KEY + "@" + place;
    assertThat(parsed(url)).hasToString(url);
  }

  @Test
  void theDiscoveryPortIsTheTcpPortUnlessItSaysOtherwise() {
    assertThat(parsed("enode://" + KEY + "@h:30303"))
        .isEqualTo(new Enode(Bytes.fromHexString(KEY), "h", 30_303, 30_303));
    assertThat(parsed("enode://" + KEY + "@h:30303?discport=30303"))
        .hasToString("enode://" + KEY + "@h:30303");
    assertThat(parsed("enode://" + KEY + "@h:30303?discport=0").discoveryPort()).isZero();
  }

  @Test
  void theKeyMayHaveAPrefixAsInBesusFiles() {
    assertThat(parsed("enode://0x" + KEY + "@h:1").publicKey()).isEqualTo(Bytes.fromHexString(KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://KEY@h:1 | not of the form enode://",
        "enode://KEY | not of the form",
        "enode://KEY@h | not of the form",
        "enode://KEY0@h:1 | 128 hexadecimal digits, this one has 129 characters",
        "enode://@h:1 | this one has 0 characters",
        "enode://xyz@h:1 | 128 hexadecimal digits",
        "enode://KEY@a b:1 | \"a b\" is not a host",
        "enode://KEY@:1 | \"\" is not a host",
        "enode://KEY@h:0 | the port must be between 1 and 65535, not \"0\"",
        "enode://KEY@h:65536 | the port must be",
        "enode://KEY@h:-1 | the port must be",
        "enode://KEY@h:1?discport=x | discport must be between 0 and 65535, not \"x\"",
        "enode://KEY@h:1?discport=70000 | discport must be"
      })
  void aWrongUrlIsToldWhatIsWrong(String url, String message) {
    assertThat(reason(url.replace("KEY", KEY))).contains(message);
  }

  @Test
  void anEndlessUrlIsNotLookedAt() {
    assertThat(reason("enode://" + "a".repeat(1_000_000))).startsWith("not of the form");
  }
}
