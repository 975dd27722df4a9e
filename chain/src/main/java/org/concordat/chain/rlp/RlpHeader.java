package org.concordat.chain.rlp;

/// Where the content of one item lies.
///
/// @param start first byte of the content; for a single byte below 0x80 the byte itself
/// @param end first byte after the content
record RlpHeader(boolean isList, int start, int end) {
  private static final int STRING_BASE = 0x80;
  private static final int LIST_BASE = 0xc0;
  private static final int SHORT_MAX = 55;

  int length() {
    return end - start;
  }

  /// Reads the header at `position` of an input that ends at `limit`.
  ///
  /// @throws RlpException unless the item is inside the input and its header is the shortest one
  static RlpHeader read(byte[] source, int position, int limit) {
    if (position >= limit) {
      throw new RlpException("an item is missing");
    }
    int first = source[position] & 0xff;
    if (first < STRING_BASE) {
      return new RlpHeader(false, position, position + 1);
    }
    boolean isList = first >= LIST_BASE;
    int length = first - (isList ? LIST_BASE : STRING_BASE);
    if (length > SHORT_MAX) {
      return longForm(isList, source, position + 1, length - SHORT_MAX, limit);
    }
    RlpHeader header = bounded(isList, position + 1, length, limit);
    if (!isList && length == 1 && source[header.start] >= 0) {
      throw new RlpException("a byte below 0x80 must stand for itself");
    }
    return header;
  }

  private static RlpHeader longForm(
      boolean isList, byte[] source, int position, int sizeOfLength, int limit) {
    if (sizeOfLength > limit - position) {
      throw new RlpException("the length is cut off");
    }
    if (source[position] == 0) {
      throw new RlpException("length with a leading zero");
    }
    long length = 0;
    for (int i = 0; i < sizeOfLength; i++) {
      length = length << Byte.SIZE | (source[position + i] & 0xff);
      if (length > Integer.MAX_VALUE) {
        throw new RlpException("an item is longer than the input");
      }
    }
    if (length <= SHORT_MAX) {
      throw new RlpException("a length of at most 55 must have the short form");
    }
    return bounded(isList, position + sizeOfLength, length, limit);
  }

  private static RlpHeader bounded(boolean isList, int start, long length, int limit) {
    if (length > limit - start) {
      throw new RlpException(
          "an item of " + length + " bytes, but only " + (limit - start) + " are left");
    }
    return new RlpHeader(isList, start, start + (int) length);
  }
}
