package org.concordat.genesis.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.concordat.genesis.GenesisException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareKeyWrappingTest implements KeyWrappingContract {
  @TempDir Path folder;

  @BeforeEach
  void makeTwoKeys() {
    SoftwareKeyWrapping.create(folder.resolve("one"), new SecureRandom());
    SoftwareKeyWrapping.create(folder.resolve("two"), new SecureRandom());
  }

  @Override
  public KeyWrapping wrapping() {
    return SoftwareKeyWrapping.read(folder.resolve("one"), new SecureRandom());
  }

  @Override
  public KeyWrapping wrappingUnderAnotherKey() {
    return SoftwareKeyWrapping.read(folder.resolve("two"), new SecureRandom());
  }

  @Test
  void neverWritesOverAKeyThatOldDataNeeds() throws IOException {
    String before = Files.readString(folder.resolve("one"));
    assertThatThrownBy(() -> SoftwareKeyWrapping.create(folder.resolve("one"), new SecureRandom()))
        .isInstanceOf(GenesisException.class);
    assertThat(Files.readString(folder.resolve("one"))).isEqualTo(before);
    assertThat(wrapping().toString()).doesNotContain(before.strip());
  }

  @Test
  void namesTheKeyThatIsNeeded() {
    UnwrapResult result =
        wrappingUnderAnotherKey().unwrap(wrapping().wrap(DATA_KEY, CONTEXT), CONTEXT);
    assertThat(result)
        .isEqualTo(
            new UnwrapResult.Rejected(
                "wrapped under the key "
                    + wrapping().keyId()
                    + ", this is "
                    + wrappingUnderAnotherKey().keyId()));
  }
}
