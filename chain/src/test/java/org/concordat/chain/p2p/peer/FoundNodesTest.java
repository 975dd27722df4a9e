package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.network.Enode;
import org.junit.jupiter.api.Test;

class FoundNodesTest {
  private static final long PAUSE = FoundNodes.FIRST_PAUSE.toMillis();

  private final FoundNodes found = new FoundNodes();

  private static Enode node(int number) {
    return new Enode(Bytes.ofUnsignedInt(number), "192.0.2.1", 1 + number);
  }

  private Optional<Enode> next(long now) {
    return found.next(now, _ -> true);
  }

  @Test
  void aNodeIsDialledAtOnceThenAfterPausesThatDouble() {
    found.offer(node(1));
    assertThat(next(0)).contains(node(1));
    assertThat(next(PAUSE - 1)).isEmpty();
    assertThat(next(PAUSE)).contains(node(1));
    assertThat(next(3 * PAUSE - 1)).isEmpty();
    assertThat(next(3 * PAUSE)).contains(node(1));
  }

  @Test
  void pausesHaveALongestOne() {
    found.offer(node(1));
    long now = 0;
    for (int i = 0; i < 40; i++) {
      assertThat(next(now)).contains(node(1));
      now += FoundNodes.LONGEST_PAUSE.toMillis();
    }
  }

  @Test
  void toBeFoundAgainDoesNotShortenAPauseButChangesThePlace() {
    found.offer(node(1));
    next(0);
    Enode moved = new Enode(node(1).publicKey(), "192.0.2.9", 9);
    found.offer(moved);
    assertThat(next(PAUSE - 1)).isEmpty();
    assertThat(next(PAUSE)).contains(moved);
  }

  @Test
  void afterAGoodConnectionThePauseIsTheFirstAgain() {
    found.offer(node(1));
    next(0);
    next(PAUSE);
    found.wasGood(node(1).publicKey());
    assertThat(next(PAUSE + 1)).contains(node(1));
    assertThat(next(2 * PAUSE + 1)).contains(node(1));
  }

  @Test
  void thoseThatAreConnectedArePassedOver() {
    found.offer(node(1));
    found.offer(node(2));
    assertThat(found.next(0, id -> !id.equals(node(1).publicKey()))).contains(node(2));
  }

  @Test
  void theOneHeardOfLongestAgoMakesRoom() {
    for (int i = 0; i <= FoundNodes.CAPACITY; i++) {
      found.offer(node(i));
    }
    assertThat(found.size()).isEqualTo(FoundNodes.CAPACITY);
    assertThat(next(0)).contains(node(1));
  }
}
