package org.concordat.genesis.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;

/// A node's name and place in devp2p's form `enode://<public key>@<host>:<port>`.
///
/// @param publicKey 64 bytes
public record Enode(Bytes publicKey, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("enode://([0-9a-fA-F]{128})@(.+):([0-9]{1,5})(\\?discport=[0-9]{1,5})?");

  /// Empty for anything else; a discovery port is accepted and forgotten.
  public static Optional<Enode> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(2);
    int port = Integer.parseInt(matcher.group(3));
    boolean valid = Member.isHost(host) && Member.isPort(port);
    return valid
        ? Optional.of(new Enode(Bytes.fromHexString(matcher.group(1)), host, port))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "enode://" + publicKey.toUnprefixedHexString() + "@" + host + ":" + port;
  }
}
