package org.concordat.deploy.localnet;

/// A member's process did not do what it was started for; the message names the member and says
/// what it printed.
public final class LocalNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalNetworkException(String message) {
    super(message);
  }
}
