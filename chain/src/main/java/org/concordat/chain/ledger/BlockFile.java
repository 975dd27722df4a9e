package org.concordat.chain.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;

/// Encoded blocks, one after the other and nothing between them: the format in which Besu exports
/// and imports blocks.
public final class BlockFile {
  /// No block that nodes send each other is larger.
  static final int MAX_BLOCK_SIZE = 64 << 20;

  private static final int SHORT_LIST = 0xc0;
  private static final int LONG_LIST = 0xf7;
  private static final int MAX_LENGTH_SIZE = 4;

  private final InputStream in;

  /// @param in read from where it stands; best buffered
  public BlockFile(InputStream in) {
    this.in = in;
  }

  /// The next block's bytes; empty at the end of the file.
  ///
  /// @throws RlpException when what follows is no list, is too long or ends early
  public Optional<Bytes> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    if (first < SHORT_LIST) {
      throw new RlpException("a file of blocks holds something that is no list");
    }
    byte[] size = first > LONG_LIST ? read(first - LONG_LIST, MAX_LENGTH_SIZE) : new byte[0];
    long length = first > LONG_LIST ? Bytes.wrap(size).toLong() : first - SHORT_LIST;
    byte[] content = read(length, MAX_BLOCK_SIZE);
    return Optional.of(Bytes.concatenate(Bytes.of(first), Bytes.wrap(size), Bytes.wrap(content)));
  }

  private byte[] read(long length, int most) throws IOException {
    if (length > most) {
      throw new RlpException("a block of more than " + MAX_BLOCK_SIZE + " bytes");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new RlpException("the file ends inside a block");
    }
    return bytes;
  }
}
