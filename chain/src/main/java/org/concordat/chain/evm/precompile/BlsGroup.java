package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// One of BLS12-381's two groups in the library: the same functions under two names, over one field
/// element per coordinate or two.
///
/// An affine point is two coordinates, a projective one three; all zeros is the point at infinity.
/// Segments live in the arena the caller passes.
final class BlsGroup {
  private static final int SCALAR_BYTES = 32;
  private static final long SCALAR_BITS = 256;

  private final int elements;
  private final BlsField field;
  private final MethodHandle onCurve;
  private final MethodHandle inGroup;
  private final MethodHandle fromAffine;
  private final MethodHandle toAffine;
  private final MethodHandle add;
  private final MethodHandle scratchSize;
  private final MethodHandle multiply;
  private final MethodHandle map;
  private final MethodHandle uncompress;

  private BlsGroup(Blst blst, String point, String group, int elements) {
    this.elements = elements;
    this.field = new BlsField(blst);
    this.onCurve = blst.predicate("blst_" + point + "_affine_on_curve");
    this.inGroup = blst.predicate("blst_" + point + "_affine_in_" + group);
    this.fromAffine = blst.procedure("blst_" + point + "_from_affine", 2);
    this.toAffine = blst.procedure("blst_" + point + "_to_affine", 2);
    this.add = blst.procedure("blst_" + point + "_add_or_double_affine", 3);
    this.map = blst.procedure("blst_map_to_" + group, 3);
    this.uncompress = blst.check("blst_" + point + "_uncompress", 2);
    this.scratchSize =
        blst.bind(
            "blst_" + point + "s_mult_pippenger_scratch_sizeof",
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    this.multiply =
        blst.bind(
            "blst_" + point + "s_mult_pippenger",
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS));
  }

  static BlsGroup g1() {
    return new BlsGroup(Blst.library(), "p1", "g1", 1);
  }

  static BlsGroup g2() {
    return new BlsGroup(Blst.library(), "p2", "g2", 2);
  }

  /// Bytes of a point in call data.
  int encodedSize() {
    return 2 * coordinateSize();
  }

  /// Bytes of a coordinate in call data.
  int coordinateSize() {
    return elements * BlsField.ENCODED;
  }

  long affineSize() {
    return 2L * elements * BlsField.NATIVE;
  }

  /// A point on the curve, in the subgroup or not; empty when there is none at `offset`.
  Optional<MemorySegment> decode(Arena arena, byte[] input, int offset) {
    MemorySegment point = arena.allocate(affineSize(), 8);
    boolean decoded = decodeElements(arena, input, offset, point, 2 * elements);
    return decoded && Blst.test(onCurve, point) ? Optional.of(point) : Optional.empty();
  }

  /// As [#decode], in the subgroup.
  Optional<MemorySegment> decodeMember(Arena arena, byte[] input, int offset) {
    return decode(arena, input, offset).filter(this::isMember);
  }

  /// A compressed point in the subgroup.
  Optional<MemorySegment> uncompress(Arena arena, byte[] compressed) {
    MemorySegment point = arena.allocate(affineSize(), 8);
    MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_BYTE, compressed);
    boolean valid = Blst.code(uncompress, point, source) == 0 && isMember(point);
    return valid ? Optional.of(point) : Optional.empty();
  }

  MemorySegment add(Arena arena, MemorySegment a, MemorySegment b) {
    MemorySegment sum = projective(arena);
    Blst.call(fromAffine, sum, a);
    Blst.call(add, sum, sum, b);
    return affine(arena, sum);
  }

  /// The sum of the points times their scalars.
  ///
  /// @param points affine, none at infinity, one after another
  /// @param scalars 32 bytes each, little-endian
  MemorySegment multiply(Arena arena, MemorySegment points, MemorySegment scalars, long count) {
    MemorySegment sum = projective(arena);
    if (count > 0) {
      MemorySegment scratch = arena.allocate(Blst.size(scratchSize, count), 8);
      MemorySegment pointList = list(arena, points);
      MemorySegment scalarList = list(arena, scalars);
      Blst.call(multiply, sum, pointList, count, scalarList, SCALAR_BITS, scratch);
    }
    return affine(arena, sum);
  }

  /// The point a coordinate's worth of field elements maps to; empty when they are no elements.
  Optional<MemorySegment> map(Arena arena, byte[] input) {
    MemorySegment element = arena.allocate((long) elements * BlsField.NATIVE, 8);
    if (!decodeElements(arena, input, 0, element, elements)) {
      return Optional.empty();
    }
    MemorySegment point = projective(arena);
    Blst.call(map, point, element, MemorySegment.NULL);
    return Optional.of(affine(arena, point));
  }

  byte[] encode(Arena arena, MemorySegment affine) {
    byte[] output = new byte[encodedSize()];
    MemorySegment scratch = arena.allocate(BlsField.NATIVE);
    for (int i = 0; i < 2 * elements; i++) {
      MemorySegment element = affine.asSlice((long) i * BlsField.NATIVE, BlsField.NATIVE);
      field.encode(element, output, i * BlsField.ENCODED, scratch);
    }
    return output;
  }

  static boolean isInfinity(MemorySegment affine) {
    return affine.mismatch(MemorySegment.ofArray(new byte[(int) affine.byteSize()])) < 0;
  }

  /// Writes a big-endian scalar as the library reads it.
  static void scalar(byte[] input, int offset, MemorySegment target, long targetOffset) {
    for (int i = 0; i < SCALAR_BYTES; i++) {
      byte value = input[offset + SCALAR_BYTES - 1 - i];
      target.set(ValueLayout.JAVA_BYTE, targetOffset + i, value);
    }
  }

  private boolean isMember(MemorySegment point) {
    return Blst.test(inGroup, point);
  }

  private boolean decodeElements(
      Arena arena, byte[] input, int offset, MemorySegment target, int count) {
    MemorySegment scratch = arena.allocate(BlsField.NATIVE);
    for (int i = 0; i < count; i++) {
      MemorySegment element = target.asSlice((long) i * BlsField.NATIVE, BlsField.NATIVE);
      if (!field.decode(input, offset + i * BlsField.ENCODED, element, scratch)) {
        return false;
      }
    }
    return true;
  }

  private MemorySegment projective(Arena arena) {
    return arena.allocate(3L * elements * BlsField.NATIVE, 8);
  }

  private MemorySegment affine(Arena arena, MemorySegment projective) {
    MemorySegment affine = arena.allocate(affineSize(), 8);
    Blst.call(toAffine, affine, projective);
    return affine;
  }

  /// The library takes lists of pointers; a null after the first says the rest follows it.
  private static MemorySegment list(Arena arena, MemorySegment first) {
    MemorySegment list = arena.allocate(ValueLayout.ADDRESS, 2);
    list.setAtIndex(ValueLayout.ADDRESS, 0, first);
    list.setAtIndex(ValueLayout.ADDRESS, 1, MemorySegment.NULL);
    return list;
  }
}
