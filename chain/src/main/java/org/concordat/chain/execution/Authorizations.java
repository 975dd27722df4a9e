package org.concordat.chain.execution;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.Delegation;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.types.Authorization;
import org.concordat.genesis.Address;

/// Applies the authorisations of a set-code transaction (EIP-7702). One that does not hold is
/// skipped; it never makes the transaction invalid.
final class Authorizations {
  private final Word chainId;
  private final JournaledState state;

  Authorizations(Word chainId, JournaledState state) {
    this.chainId = chainId;
    this.state = state;
  }

  /// @return gas to refund: part of the charge for each authority that was in the state already
  long apply(List<Authorization> authorizations) {
    long refund = 0;
    for (Authorization authorization : authorizations) {
      refund += apply(authorization);
    }
    return refund;
  }

  private long apply(Authorization authorization) {
    Word named = authorization.chainId();
    if ((!named.isZero() && !named.equals(chainId)) || authorization.nonce() == -1) {
      return 0;
    }
    Optional<Address> recovered = authorization.authority();
    if (recovered.isEmpty()) {
      return 0;
    }
    Address authority = recovered.get();
    state.warm(authority);
    byte[] code = state.code(authority);
    boolean mayDelegate = code.length == 0 || Delegation.of(code).isPresent();
    if (!mayDelegate || state.nonce(authority) != authorization.nonce()) {
      return 0;
    }
    long refund =
        state.exists(authority) ? IntrinsicGas.NEW_AUTHORITY - IntrinsicGas.KNOWN_AUTHORITY : 0;
    state.setCode(authority, codeFor(authorization.address()));
    state.setNonce(authority, authorization.nonce() + 1);
    return refund;
  }

  /// No code at all for the zero address: that is how a delegation is taken back.
  private static byte[] codeFor(Address target) {
    return target.equals(Address.ZERO) ? new byte[0] : Delegation.designator(target);
  }
}
