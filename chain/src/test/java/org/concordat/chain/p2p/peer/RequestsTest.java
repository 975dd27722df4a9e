package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.eth.EthMessage.BlockBodies;
import org.concordat.chain.p2p.eth.EthMessage.BlockHeaders;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private final Requests requests = new Requests();

  private static EthMessage.Answer headers(long id) {
    return new BlockHeaders(id, List.of());
  }

  @Test
  void anAnswerReachesWhoAskedAndOnlyOnce() {
    Requests.Asked<BlockHeaders> first = requests.ask(BlockHeaders.class);
    Requests.Asked<BlockHeaders> second = requests.ask(BlockHeaders.class);
    requests.answered(headers(second.id()));
    assertThat(second.answer()).isCompletedWithValue(new BlockHeaders(second.id(), List.of()));
    assertThat(first.answer()).isNotDone();
    assertThatThrownBy(() -> requests.answered(headers(second.id()))).isInstanceOf(PeerFault.class);
  }

  @Test
  void anAnswerOfAnotherKindIsAFault() {
    Requests.Asked<BlockBodies> asked = requests.ask(BlockBodies.class);
    assertThatThrownBy(() -> requests.answered(headers(asked.id()))).isInstanceOf(PeerFault.class);
  }

  @Test
  void noMoreIsAskedThanOnePeerShouldOweUs() {
    for (int i = 0; i < Requests.MAX_OUTSTANDING; i++) {
      assertThat(requests.ask(BlockHeaders.class).answer()).isNotDone();
    }
    assertThat(requests.ask(BlockHeaders.class).answer()).isCompletedExceptionally();
  }

  @Test
  void anAnswerThatComesTooLateIsNoFault() {
    Requests.Asked<BlockHeaders> asked = requests.ask(BlockHeaders.class);
    requests.tooLate(asked.id(), new CancellationException());
    requests.answered(headers(asked.id()));
    assertThatThrownBy(() -> requests.answered(headers(asked.id()))).isInstanceOf(PeerFault.class);
  }

  @Test
  void whoWaitsForAPeerThatIsGoneWaitsNoLonger() {
    Requests.Asked<BlockHeaders> asked = requests.ask(BlockHeaders.class);
    requests.close();
    assertThat(asked.answer()).isCompletedExceptionally();
    assertThat(requests.ask(BlockHeaders.class).answer()).isCompletedExceptionally();
  }
}
