package org.concordat.chain.node;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/// What a node has opened, closed in the reverse order: each part stands on those before it. One
/// that does not close keeps none of the others open.
final class Parts implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger();

  private final List<AutoCloseable> parts = new ArrayList<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.addFirst(part);
    return part;
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
      }
    }
    parts.clear();
  }
}
