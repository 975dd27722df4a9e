package org.concordat.deploy.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.verify.L2View;
import org.concordat.genesis.Address;

/// Asks the L2 each question once: thousands of packages hang on a handful of anchors. For one
/// round of verdicts; the answers are not refreshed.
final class RememberedL2View implements L2View {
  private record AnchorOf(Address contract, long consortiumBlock) {}

  private final L2View view;
  private final Map<String, Long> chainIds = new ConcurrentHashMap<>();
  private final Map<Long, Optional<Bytes32>> blockHashes = new ConcurrentHashMap<>();
  private final Map<Address, Bytes> codes = new ConcurrentHashMap<>();
  private final Map<AnchorOf, Bytes32> anchors = new ConcurrentHashMap<>();

  RememberedL2View(L2View view) {
    this.view = view;
  }

  @Override
  public long chainId() {
    return chainIds.computeIfAbsent("", _ -> view.chainId());
  }

  @Override
  public Optional<Bytes32> blockHash(long number) {
    return blockHashes.computeIfAbsent(number, view::blockHash);
  }

  @Override
  public Bytes code(Address account) {
    return codes.computeIfAbsent(account, view::code);
  }

  @Override
  public Bytes32 anchor(Address contract, long consortiumBlock) {
    return anchors.computeIfAbsent(
        new AnchorOf(contract, consortiumBlock),
        it -> view.anchor(it.contract(), it.consortiumBlock()));
  }
}
