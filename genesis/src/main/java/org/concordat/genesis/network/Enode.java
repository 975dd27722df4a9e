package org.concordat.genesis.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.network.EnodeResult.Parsed;
import org.concordat.genesis.network.EnodeResult.Rejected;

/// A node's name and place in devp2p's form `enode://<public key>@<host>:<port>?discport=<port>`.
///
/// @param publicKey 64 bytes
/// @param port TCP
/// @param discoveryPort UDP; 0 for a node that takes no part in discovery
public record Enode(Bytes publicKey, String host, int port, int discoveryPort) {
  public static final String FORM =
      "enode://<128 hexadecimal digits>@<host>:<port>, then ?discport=<port> if it is another";

  private static final int MAX_LENGTH = 512;
  private static final Pattern PARTS =
      Pattern.compile("enode://([^@]*)@(.*):([^:?\\]]*)(?:\\?discport=(.*))?");
  private static final Pattern KEY = Pattern.compile("(?:0x)?([0-9a-fA-F]{128})");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int NO_PORT = -1;

  /// A node whose discovery, if it has any, is at the same port.
  public Enode(Bytes publicKey, String host, int port) {
    this(publicKey, host, port, port);
  }

  public static EnodeResult parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > MAX_LENGTH || !parts.matches()) {
      return new Rejected("not of the form " + FORM);
    }
    Matcher key = KEY.matcher(parts.group(1));
    if (!key.matches()) {
      return new Rejected(
          "the public key must have 128 hexadecimal digits, this one has "
              + parts.group(1).length()
              + " characters");
    }
    String host = parts.group(2);
    if (!Member.isHost(host)) {
      return new Rejected("\"" + host + "\" is not a host name or address");
    }
    int port = port(parts.group(3));
    if (!Member.isPort(port)) {
      return new Rejected("the port must be between 1 and 65535, not \"" + parts.group(3) + "\"");
    }
    String discovery = parts.group(4);
    int discoveryPort = discovery == null ? port : port(discovery);
    return discoveryPort == NO_PORT
        ? new Rejected("discport must be between 0 and 65535, not \"" + discovery + "\"")
        : new Parsed(new Enode(Bytes.fromHexString(key.group(1)), host, port, discoveryPort));
  }

  private static int port(String digits) {
    int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : NO_PORT;
    return port == 0 || Member.isPort(port) ? port : NO_PORT;
  }

  @Override
  public String toString() {
    String url = "enode://" + publicKey.toUnprefixedHexString() + "@" + host + ":" + port;
    return discoveryPort == port ? url : url + "?discport=" + discoveryPort;
  }
}
