package org.concordat.chain.p2p.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// Where a node is.
///
/// @param ip 4 or 16 bytes; anything else is no address, as nodes may leave their own out
/// @param udp port of discovery
/// @param tcp port of RLPx, 0 when the node takes no connections
public record Endpoint(Bytes ip, int udp, int tcp) {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;
  private static final int PORT_MAX = 65_535;
  private static final Bytes BROADCAST = Bytes.fromHexString("0xffffffff");

  /// How far an address reaches.
  enum Scope {
    PUBLIC,
    PRIVATE,
    LOOPBACK
  }

  public static Endpoint of(InetAddress address, int udp, int tcp) {
    return new Endpoint(Bytes.wrap(address.getAddress()), udp, tcp);
  }

  /// Whether a datagram can be sent there, to one node.
  boolean isUsable() {
    if (!isAddress() || udp < 1 || udp > PORT_MAX || tcp < 0 || tcp > PORT_MAX) {
      return false;
    }
    InetAddress address = address();
    return !address.isAnyLocalAddress() && !address.isMulticastAddress() && !ip.equals(BROADCAST);
  }

  boolean isAddress() {
    return ip.size() == IPV4 || ip.size() == IPV6;
  }

  /// @throws IllegalStateException when it is none
  InetAddress address() {
    try {
      return InetAddress.getByAddress(ip.toArrayUnsafe());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an address: " + ip, e);
    }
  }

  Scope scope() {
    InetAddress address = address();
    if (address.isLoopbackAddress()) {
      return Scope.LOOPBACK;
    }
    boolean uniqueLocal = ip.size() == IPV6 && (ip.get(0) & 0xfe) == 0xfc;
    return uniqueLocal || address.isSiteLocalAddress() || address.isLinkLocalAddress()
        ? Scope.PRIVATE
        : Scope.PUBLIC;
  }

  /// Whether a node here can know of a node there: one on the internet that names addresses of our
  /// own machine or network would have us send datagrams to it.
  boolean mayTellOf(Endpoint there) {
    return scope().compareTo(there.scope()) >= 0;
  }

  /// The network one customer usually holds: /24, or /64 with IPv6.
  Bytes subnet() {
    return ip.slice(0, ip.size() == IPV4 ? IPV4 - 1 : IPV6 / 2);
  }

  boolean isSameSocket(Endpoint other) {
    return ip.equals(other.ip) && udp == other.udp;
  }

  Endpoint withTcp(int port) {
    return new Endpoint(ip, udp, port);
  }

  void write(RlpWriter out) {
    out.startList();
    writeFields(out);
    out.endList();
  }

  void writeFields(RlpWriter out) {
    out.writeBytes(ip).writeScalar(udp).writeScalar(tcp);
  }

  /// Reads address and ports, which any further fields may follow.
  static Endpoint readFields(RlpReader in) {
    Bytes ip = in.readBytes();
    int udp = in.readInt();
    return new Endpoint(ip, udp, in.isAtEnd() ? 0 : in.readInt());
  }

  @Override
  public String toString() {
    return (isAddress() ? address().getHostAddress() : ip) + ":" + udp;
  }
}
