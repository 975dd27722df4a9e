package org.concordat.chain.crypto;

import java.util.Objects;

/// Keccak-256 over a stream whose digest so far can be asked for at any time, as devp2p's message
/// authentication does. Not for sharing between threads.
public final class RunningKeccak {
  private final long[] state = new long[Keccak.LANES];
  private final byte[] pending = new byte[Keccak.RATE];
  private int pendingSize;

  public RunningKeccak update(byte[] input) {
    return update(input, 0, input.length);
  }

  /// @throws IndexOutOfBoundsException when the bytes are not all inside `input`
  public RunningKeccak update(byte[] input, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, input.length);
    int position = offset;
    int remaining = length;
    while (remaining > 0) {
      int part = Math.min(remaining, Keccak.RATE - pendingSize);
      System.arraycopy(input, position, pending, pendingSize, part);
      pendingSize += part;
      position += part;
      remaining -= part;
      if (pendingSize == Keccak.RATE) {
        Keccak.absorb(state, pending, 0);
        pendingSize = 0;
      }
    }
    return this;
  }

  /// The digest of all bytes so far; more may follow.
  public byte[] digest() {
    return Keccak.finish(state.clone(), pending, 0, pendingSize);
  }
}
