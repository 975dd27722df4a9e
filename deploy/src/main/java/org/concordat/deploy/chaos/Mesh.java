package org.concordat.deploy.chaos;

import java.util.ArrayList;
import java.util.List;

/// A [Proxy] for each ordered pair of members: what the first dials to reach the second.
final class Mesh implements AutoCloseable {
  private final List<List<Proxy>> proxies = new ArrayList<>();

  /// @param ports where the members listen
  Mesh(List<Integer> ports) {
    for (int from = 0; from < ports.size(); from++) {
      List<Proxy> row = new ArrayList<>();
      for (int port : ports) {
        row.add(Proxy.to(port));
      }
      proxies.add(row);
    }
  }

  Proxy between(int from, int to) {
    return proxies.get(from).get(to);
  }

  void split(List<Integer> side) {
    across(side).forEach(Proxy::cut);
  }

  void heal(List<Integer> side) {
    across(side).forEach(Proxy::mend);
  }

  private List<Proxy> across(List<Integer> side) {
    List<Proxy> across = new ArrayList<>();
    for (int from = 0; from < proxies.size(); from++) {
      for (int to = 0; to < proxies.size(); to++) {
        if (side.contains(from) != side.contains(to)) {
          across.add(between(from, to));
        }
      }
    }
    return across;
  }

  @Override
  public void close() {
    proxies.forEach(row -> row.forEach(Proxy::close));
  }
}
