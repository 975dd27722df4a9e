package org.concordat.genesis.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link KeyWrapping} must satisfy.
interface KeyWrappingContract {
  SecretKey DATA_KEY = new SecretKeySpec(Bytes.repeat((byte) 0x5a, 32).toArray(), "AES");
  Bytes CONTEXT = Bytes.fromHexString("0x736a");

  KeyWrapping wrapping();

  KeyWrapping wrappingUnderAnotherKey();

  @Test
  default void unwrapsWhatItWrapped() {
    KeyWrapping wrapping = wrapping();
    UnwrapResult result = wrapping.unwrap(wrapping.wrap(DATA_KEY, CONTEXT), CONTEXT);
    assertThat(result)
        .isInstanceOfSatisfying(
            UnwrapResult.Unwrapped.class,
            unwrapped ->
                assertThat(unwrapped.dataKey().getEncoded()).isEqualTo(DATA_KEY.getEncoded()));
  }

  @Test
  default void hidesTheDataKeyAndNeverWrapsTwiceAlike() {
    KeyWrapping wrapping = wrapping();
    Bytes wrapped = wrapping.wrap(DATA_KEY, CONTEXT);
    assertThat(wrapped.toHexString()).doesNotContain("5a5a5a5a");
    assertThat(wrapping.wrap(DATA_KEY, CONTEXT)).isNotEqualTo(wrapped);
  }

  @Test
  default void refusesAnotherContextAndAnotherKey() {
    Bytes wrapped = wrapping().wrap(DATA_KEY, CONTEXT);
    assertThat(wrapping().unwrap(wrapped, Bytes.of(1))).isInstanceOf(UnwrapResult.Rejected.class);
    assertThat(wrappingUnderAnotherKey().unwrap(wrapped, CONTEXT))
        .isInstanceOf(UnwrapResult.Rejected.class);
    assertThat(wrappingUnderAnotherKey().keyId()).isNotEqualTo(wrapping().keyId());
  }

  @Test
  default void noticesAChangeOfAnyByteAndAnyLength() {
    KeyWrapping wrapping = wrapping();
    byte[] wrapped = wrapping.wrap(DATA_KEY, CONTEXT).toArray();
    for (int i = 0; i < wrapped.length; i++) {
      byte[] changed = wrapped.clone();
      changed[i] ^= 1;
      assertThat(wrapping.unwrap(Bytes.wrap(changed), CONTEXT))
          .isInstanceOf(UnwrapResult.Rejected.class);
      assertThat(wrapping.unwrap(Bytes.wrap(wrapped, 0, i), CONTEXT))
          .isInstanceOf(UnwrapResult.Rejected.class);
    }
  }

  @Test
  default void wrapsOnlyKeysOfThirtyTwoBytes() {
    SecretKey small = new SecretKeySpec(new byte[16], "AES");
    assertThatThrownBy(() -> wrapping().wrap(small, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
