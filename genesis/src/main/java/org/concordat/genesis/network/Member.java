package org.concordat.genesis.network;

import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;

/// A member as all others know it: nothing here is secret.
///
/// @param name lower-case letters, digits and hyphens; names the member's folder too
/// @param signer the account that signs the member's transactions
/// @param validatorPublicKey the node's key, 64 bytes: it signs blocks and names the peer
/// @param host where other nodes reach this one, a name or an address
public record Member(
    String name, Address signer, Bytes validatorPublicKey, String host, int p2pPort) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]");
  private static final int PORT_MAX = 65_535;

  public Member {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a member's name: " + name);
    }
    if (!isHost(host) || !isPort(p2pPort)) {
      throw new IllegalArgumentException("not a host and port: " + host + ":" + p2pPort);
    }
    if (validatorPublicKey.size() != 64) {
      throw new IllegalArgumentException("a public key has 64 bytes");
    }
    validatorPublicKey = validatorPublicKey.copy();
  }

  /// The address under which QBFT knows the node.
  public Address validator() {
    return SoftwareKey.addressOf(validatorPublicKey);
  }

  /// How devp2p names the node.
  public Enode enode() {
    return new Enode(validatorPublicKey, host, p2pPort);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  static boolean isPort(int port) {
    return port > 0 && port <= PORT_MAX;
  }
}
