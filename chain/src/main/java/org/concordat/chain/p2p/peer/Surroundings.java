package org.concordat.chain.p2p.peer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/// What peers take from the world outside.
public record Surroundings(
    InstantSource clock,
    SecureRandom random,
    SocketFactory sockets,
    ServerSocketFactory serverSockets) {
  public static Surroundings system() {
    return new Surroundings(
        Clock.systemUTC(),
        new SecureRandom(),
        SocketFactory.getDefault(),
        ServerSocketFactory.getDefault());
  }
}
