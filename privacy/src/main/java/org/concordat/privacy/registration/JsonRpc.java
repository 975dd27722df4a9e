package org.concordat.privacy.registration;

import java.io.IOException;
import java.util.function.Supplier;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.exceptions.ClientConnectionException;

/// Sends requests, and turns everything that can go wrong on the way into `PrivacyException`.
final class JsonRpc {
  private JsonRpc() {}

  /// The response, which may hold an error of the node.
  static <T extends Response<?>> T send(Request<?, T> request) {
    try {
      return request.send();
    } catch (IOException | ClientConnectionException e) {
      throw new PrivacyException(Code.CHAIN_UNREACHABLE, "no answer to " + request.getMethod(), e);
    }
  }

  /// Runs code that takes answers apart. A node may answer anything; what cannot be read is a fault
  /// of the endpoint, not of this program.
  static <T> T understood(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (PrivacyException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PrivacyException(
          Code.CHAIN_UNEXPECTED, "the node's answer cannot be understood", e);
    }
  }

  /// The response of a request that a working node of the right network never refuses.
  static <T extends Response<?>> T expect(Request<?, T> request) {
    T response = send(request);
    if (response.hasError()) {
      throw new PrivacyException(
          Code.CHAIN_UNEXPECTED,
          request.getMethod() + " was refused: " + response.getError().getMessage());
    }
    return response;
  }
}
