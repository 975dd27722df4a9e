package org.concordat.anchor.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.genesis.Address;

/// An L2 node that knows what it was told.
final class InMemoryL2View implements L2View {
  long chainId;
  boolean down;
  final Map<Long, Bytes32> blocks = new HashMap<>();
  final Map<Address, Map<Long, Bytes32>> contracts = new HashMap<>();

  @Override
  public long chainId() {
    answer();
    return chainId;
  }

  @Override
  public Optional<Bytes32> blockHash(long number) {
    answer();
    return Optional.ofNullable(blocks.get(number));
  }

  @Override
  public Bytes code(Address account) {
    answer();
    return contracts.containsKey(account) ? Bytes.of(0xfe) : Bytes.EMPTY;
  }

  @Override
  public Bytes32 anchor(Address contract, long consortiumBlock) {
    answer();
    return contracts.get(contract).getOrDefault(consortiumBlock, Bytes32.ZERO);
  }

  private void answer() {
    if (down) {
      throw new AnchorException(AnchorException.Code.L2_UNREACHABLE, "switched off");
    }
  }
}
