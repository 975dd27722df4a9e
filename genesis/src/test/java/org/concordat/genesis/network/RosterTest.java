package org.concordat.genesis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
  private static final Roster ROSTER =
      new Roster(20_261, List.of(member("alpha", 1), member("beta", 3)));

  private static Member member(String name, int seed) {
    return new Member(name, key(seed).address(), key(seed + 1).publicKey(), "127.0.0.1", 30_303);
  }

  private static SoftwareKey key(int secret) {
    return SoftwareKey.of(Bytes32.leftPad(Bytes.of(secret)));
  }

  private static RosterResult.Rejected reject(String json) {
    return switch (Roster.parse(json)) {
      case RosterResult.Rejected rejected -> rejected;
      case RosterResult.Parsed parsed -> throw new AssertionError("accepted: " + parsed);
    };
  }

  @Test
  void readsWhatItWrites() {
    assertThat(Roster.parse(ROSTER.toJson())).isEqualTo(new RosterResult.Parsed(ROSTER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "concordat-members | other | format | 2 | expected \"concordat-members\"",
        "\"version\": 1 | \"version\": 2 | version | 3 | only version known",
        "\"alpha\" | \"Alpha\" | members[0].name | 7 | lower-case",
        "\"beta\" | \"alpha\" | members | 5 | alpha has the name or a key of another member",
        ":30303 | :0 | members[0].enode | 10 | the port must be between 1 and 65535",
        "@127.0.0.1 | @a/b | members[0].enode | 10 | is not a host",
        "\"validator\": \"0x2b | \"validator\": \"0x2c | members[0].validator | 9 | of the key"
      })
  void namesWhatIsWrongAndWhere(String from, String to, String path, int line, String message) {
    String json = ROSTER.toJson();
    assertThat(json).contains(from);
    RosterResult.Rejected rejected = reject(json.replaceFirst(from, to));
    assertThat(rejected.describe()).startsWith(path + " (line " + line + ", column ");
    assertThat(rejected.message()).contains(message);
  }

  @Test
  void refusesAnEmptyAndACrowdedNetwork() {
    assertThat(reject("{\"format\":\"concordat-members\",\"version\":1,\"chainId\":1}").path())
        .isEqualTo("members");
    assertThatThrownBy(() -> new Roster(1, List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Roster(1, List.of(member("a", 1), member("b", 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
