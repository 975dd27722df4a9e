package org.concordat.governance.client;

import java.util.Optional;
import org.concordat.genesis.Address;
import org.concordat.governance.SeatedMember;

/// What a proposal would do: seat a member, remove one, or both in one step, which is how a member
/// changes its signer or its validator.
///
/// @param leaving the signer of the member to remove
public record MemberChange(Optional<Address> leaving, Optional<SeatedMember> joining)
    implements Change {
  public MemberChange {
    if (leaving.isEmpty() && joining.isEmpty()) {
      throw new IllegalArgumentException("a change removes a member, seats one, or both");
    }
  }

  public static MemberChange admit(SeatedMember joining) {
    return new MemberChange(Optional.empty(), Optional.of(joining));
  }

  public static MemberChange remove(Address signer) {
    return new MemberChange(Optional.of(signer), Optional.empty());
  }

  public static MemberChange replace(Address signer, SeatedMember by) {
    return new MemberChange(Optional.of(signer), Optional.of(by));
  }
}
