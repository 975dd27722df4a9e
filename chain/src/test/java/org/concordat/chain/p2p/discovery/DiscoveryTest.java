package org.concordat.chain.p2p.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.p2p.discovery.Wires.OURS;
import static org.concordat.chain.p2p.discovery.Wires.THEIRS;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.discovery.Wires.Node;
import org.junit.jupiter.api.Test;

/// Honest nodes in virtual time.
class DiscoveryTest {
  private static final long MINUTE = 60_000;

  private final Wires wires = new Wires();

  @Test
  void twoNodesFindEachOtherThroughABootnode() {
    Node boot = wires.add(1, OURS);
    Node one = wires.add(2, OURS, boot);
    Node two = wires.add(3, OURS, boot);
    wires.run(15_000);
    assertThat(one.found()).containsEntry(two.contact().id(), two.contact());
    assertThat(two.found()).containsEntry(one.contact().id(), one.contact());
    assertThat(boot.hasFound(one) && boot.hasFound(two)).isTrue();
  }

  @Test
  void fiveNodesAllFindEachOtherThroughOneBootnode() {
    assertAllFindEachOther(5);
  }

  @Test
  void thirtyNodesAllFindEachOtherThroughOneBootnode() {
    assertAllFindEachOther(30);
  }

  private void assertAllFindEachOther(int count) {
    Node boot = wires.add(1, OURS);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(wires.add(2 + i, OURS, boot));
    }
    wires.run(count < 10 ? MINUTE : 5 * MINUTE);
    for (Node node : nodes) {
      assertThat(node.found()).hasSize(count);
    }
  }

  @Test
  void aNodeOfAnotherChainIsNeitherReportedNorPassedOn() {
    Node boot = wires.add(1, OURS);
    Node stranger = wires.add(2, THEIRS, boot);
    Node one = wires.add(3, OURS, boot);
    wires.run(MINUTE);
    assertThat(boot.hasFound(one)).isTrue();
    assertThat(boot.hasFound(stranger) || one.hasFound(stranger)).isFalse();
    assertThat(stranger.found()).isEmpty();
    assertThat(boot.discovery().size()).isEqualTo(1);
  }

  @Test
  void aForkTheChainHasPassedIsInTheNextRecordAndOthersReadIt() {
    Node boot = wires.add(1, OURS);
    Node one = wires.add(2, OURS, boot);
    wires.run(10_000);
    assertThat(boot.hasFound(one)).isTrue();
    boot.found().clear();
    one.chain().id = THEIRS;
    wires.run(5 * MINUTE);
    assertThat(boot.discovery().size()).isZero();
    assertThat(boot.hasFound(one)).isFalse();
  }

  @Test
  void aNodeThatIsGoneLeavesTheTable() {
    Node boot = wires.add(1, OURS);
    Node one = wires.add(2, OURS, boot);
    Node two = wires.add(3, OURS, boot);
    wires.run(MINUTE);
    assertThat(boot.discovery().size()).isEqualTo(2);
    wires.cut(one);
    wires.run(5 * MINUTE);
    assertThat(boot.discovery().size()).isEqualTo(1);
    assertThat(two.discovery().size()).isEqualTo(1);
  }

  @Test
  void aBootnodeThatComesLateIsFound() {
    Node late = wires.add(1, OURS);
    wires.cut(late);
    Node one = wires.add(2, OURS, late);
    wires.run(MINUTE);
    assertThat(one.found()).isEmpty();
    wires.mend(late);
    wires.run(10_000);
    assertThat(one.hasFound(late)).isTrue();
  }

  @Test
  void aNodeThatMovesIsReportedAtItsNewPlace() {
    Node boot = wires.add(1, OURS);
    Node before = wires.add(2, OURS, boot);
    wires.run(10_000);
    wires.cut(before);
    Node after = wires.add(2, Wires.at("10.0.9.9", 4_000), OURS, boot);
    wires.run(10_000);
    assertThat(boot.found()).containsEntry(after.contact().id(), after.contact());
    assertThat(boot.discovery().size()).isEqualTo(1);
  }

  @Test
  void aNodeThatShowsNoRecordCountsAsOneThatDoesNotSay() {
    Node boot = wires.add(1, OURS);
    Endpoint silent = Wires.at("10.0.0.77", 777);
    RawNode raw = new RawNode(wires, boot, Wires.key(77), silent);
    raw.proveItself();
    wires.run(10_000);
    assertThat(boot.found()).containsKey(Wires.key(77).publicKey());
  }

  @Test
  void whoTakesNoConnectionsIsKeptButNotReported() {
    Node boot = wires.add(1, new Endpoint(Bytes.fromHexString("0x0a000001"), 30_301, 0), OURS);
    Node one = wires.add(2, OURS, boot);
    wires.run(MINUTE);
    assertThat(one.found()).isEmpty();
    assertThat(one.discovery().size()).isEqualTo(1);
  }
}
