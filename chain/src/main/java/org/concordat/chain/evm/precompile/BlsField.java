package org.concordat.chain.evm.precompile;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HexFormat;

/// Elements of BLS12-381's base field: 64 bytes in call data, of which the first 16 are zero and
/// the rest is below the modulus (EIP-2537); 48 bytes of limbs in the library.
final class BlsField {
  static final int ENCODED = 64;
  static final int NATIVE = 48;
  private static final int PADDING = ENCODED - NATIVE;

  private static final byte[] MODULUS =
      HexFormat.of()
          .parseHex(
              "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf"
                  + "6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab");

  private final MethodHandle fromBigEndian;
  private final MethodHandle toBigEndian;

  BlsField(Blst blst) {
    this.fromBigEndian = blst.procedure("blst_fp_from_bendian", 2);
    this.toBigEndian = blst.procedure("blst_bendian_from_fp", 2);
  }

  /// @param scratch at least 48 bytes
  /// @return false when the bytes are no element
  boolean decode(byte[] input, int offset, MemorySegment target, MemorySegment scratch) {
    int start = offset + PADDING;
    boolean below = Arrays.compareUnsigned(input, start, start + NATIVE, MODULUS, 0, NATIVE) < 0;
    if (!below || !Input.isZero(input, offset, PADDING)) {
      return false;
    }
    MemorySegment.copy(input, start, scratch, ValueLayout.JAVA_BYTE, 0, NATIVE);
    Blst.call(fromBigEndian, target, scratch);
    return true;
  }

  void encode(MemorySegment element, byte[] output, int offset, MemorySegment scratch) {
    Blst.call(toBigEndian, scratch, element);
    MemorySegment.copy(scratch, ValueLayout.JAVA_BYTE, 0, output, offset + PADDING, NATIVE);
  }
}
