package org.concordat.chain.rpc;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where JSON-RPC listens and to whom it answers.
///
/// @param port 0 takes any free one
/// @param hosts names in the `Host` header under which it answers, Besu's `--host-allowlist`; `*`
///   for any
/// @param origins web origins (`https://example.org`) whose pages may call it, Besu's
///   `--rpc-http-cors-origins`; `*` for any, empty for none
public record RpcEndpoint(String host, int port, Set<String> hosts, Set<String> origins) {
  private static final String ANY = "*";

  public RpcEndpoint {
    hosts = lowerCase(hosts);
    origins = lowerCase(origins);
  }

  boolean answersAs(String host) {
    return has(hosts, host);
  }

  boolean admits(String origin) {
    return has(origins, origin);
  }

  private static boolean has(Set<String> allowed, String name) {
    return allowed.contains(ANY) || allowed.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
