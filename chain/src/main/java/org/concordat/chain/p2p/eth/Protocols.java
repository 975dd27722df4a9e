package org.concordat.chain.p2p.eth;

import java.util.List;
import org.concordat.chain.p2p.wire.Capability;
import org.concordat.chain.p2p.wire.Protocol;

/// What this node speaks.
public final class Protocols {
  public static final String ETH = "eth";
  public static final String ISTANBUL = "istanbul";
  public static final int ETH_68 = 68;
  public static final int ETH_69 = 69;

  /// Ids of eth/68 end with Receipts, those of eth/69 with BlockRangeUpdate. Where istanbul begins
  /// follows from that.
  public static final List<Protocol> OURS =
      List.of(
          new Protocol(new Capability(ETH, ETH_68), 17),
          new Protocol(new Capability(ETH, ETH_69), 18),
          new Protocol(new Capability(ISTANBUL, 100), 0x16));

  private Protocols() {}

  public static List<Capability> capabilities() {
    return OURS.stream().map(Protocol::capability).toList();
  }
}
