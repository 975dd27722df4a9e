package org.concordat.deploy.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;

/// A node behind JSON-RPC: measured through `eth_call`, ours and others alike.
///
/// @param cpuTime of the process that answers
/// @param stop ends what was started for it
record RpcCandidate(JsonRpcClient client, Supplier<Optional<Duration>> cpuTime, Runnable stop)
    implements EvmCandidate {
  static RpcCandidate at(String name, String url) {
    return new RpcCandidate(JsonRpcClient.at(name, url), Optional::empty, () -> {});
  }

  @Override
  public String name() {
    return client.name();
  }

  @Override
  public Bytes call(Address contract, Bytes data, long gas) {
    Map<String, String> message =
        Map.of(
            "to", contract.toHex(),
            "data", data.toHexString(),
            "gas", "0x" + Long.toHexString(gas));
    return Bytes.fromHexString(client.call("eth_call", List.of(message, "latest")).asText());
  }

  @Override
  public Optional<Duration> cpu() {
    return cpuTime.get();
  }

  @Override
  public void close() {
    stop.run();
    client.close();
  }
}
