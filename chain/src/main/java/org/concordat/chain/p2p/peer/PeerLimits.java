package org.concordat.chain.p2p.peer;

/// How many peers there may be, not counting static ones.
///
/// @param all Besu's `--max-peers`
/// @param inbound of those, whom others may have connected: the rest is for nodes this one chose,
///   so that whoever dials first cannot take every place
public record PeerLimits(int all, int inbound) {
  private static final int PERCENT = 100;

  public PeerLimits {
    if (all < 0 || inbound < 0 || inbound > all) {
      throw new IllegalArgumentException(inbound + " of " + all + " peers");
    }
  }

  /// Any number of them inbound.
  public static PeerLimits of(int all) {
    return new PeerLimits(all, all);
  }

  /// @param percentage Besu's `--remote-connections-max-percentage`, 0 to 100
  public static PeerLimits of(int all, int percentage) {
    return new PeerLimits(all, Math.round((float) all * percentage / PERCENT));
  }

  /// The percentage that comes to these numbers.
  public int inboundPercentage() {
    return all == 0 ? PERCENT : Math.round((float) inbound * PERCENT / all);
  }
}
