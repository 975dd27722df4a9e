package org.concordat.chain.ledger;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// A store that stops taking writes after some, as if the process had died there.
final class CutOffStore implements KeyValueStore {
  private final KeyValueStore inner;
  private int writesLeft;

  CutOffStore(KeyValueStore inner, int writes) {
    this.inner = inner;
    this.writesLeft = writes;
  }

  @Override
  public Optional<Bytes> get(Segment segment, Bytes key) {
    return inner.get(segment, key);
  }

  @Override
  public Optional<Entry> first(Segment segment, Bytes from) {
    return inner.first(segment, from);
  }

  @Override
  public void write(WriteBatch batch) {
    if (writesLeft == 0) {
      throw new ChainException(ChainException.Code.STORE_IO, "the process is gone");
    }
    writesLeft--;
    inner.write(batch);
  }

  @Override
  public void scan(Segment segment, Bytes prefix, EntryVisitor visitor) {
    inner.scan(segment, prefix, visitor);
  }

  @Override
  public void close() {
    inner.close();
  }
}
