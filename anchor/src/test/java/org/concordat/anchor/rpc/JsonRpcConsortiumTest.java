package org.concordat.anchor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concordat.anchor.AnchorException;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.anchor.relayer.ConsortiumSourceContract;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRpcConsortiumTest extends ConsortiumSourceContract {
  private StubEndpoint endpoint = new StubEndpoint();

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Override
  protected ConsortiumSource source(InMemoryConsortium chain) {
    return node(chain);
  }

  private JsonRpcConsortium node(InMemoryConsortium chain) {
    endpoint.close();
    endpoint = new StubConsortium(chain).serve();
    return new JsonRpcConsortium(JsonRpc.consortium(endpoint.url()));
  }

  @Override
  protected void disconnect(InMemoryConsortium chain) {
    endpoint.close();
  }

  @Test
  void batchesAreReadFromTheirEvents() {
    InMemoryConsortium chain = chain();
    JsonRpcConsortium node = node(chain);
    assertThat(node.batches(2)).isEqualTo(chain.batches(2)).hasSize(1);
    assertThat(node.batches(0)).isEmpty();
    assertThat(node.chainId()).isEqualTo(InMemoryConsortium.CHAIN_ID);
  }

  @Test
  void theGenesisHeaderIsReadAsWritten() {
    InMemoryConsortium chain = chain();
    assertThat(node(chain).header(0)).isEqualTo(chain.header(0));
  }

  @Test
  void answersOfAnotherFormAreMalformed() {
    JsonRpcConsortium node = node(chain());
    for (String answer : new String[] {"7", "null", "\"12\"", "\"0x\"", "\"0xzz\"", "{}"}) {
      endpoint.on("eth_blockNumber", answer);
      assertThatThrownBy(node::head)
          .isInstanceOfSatisfying(
              AnchorException.class,
              e -> assertThat(e.code()).isEqualTo(AnchorException.Code.RPC_MALFORMED));
    }
  }
}
