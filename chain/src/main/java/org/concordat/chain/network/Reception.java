package org.concordat.chain.network;

import java.util.Optional;
import org.concordat.genesis.Address;

/// What a node makes of a message.
///
/// @param handled false when there was no room for it: another copy of it is welcome
/// @param passOn whether peers that lack it should get it from here
/// @param author who made it and needs no copy; empty when that is not known
public record Reception(boolean handled, boolean passOn, Optional<Address> author) {
  /// It is of use to nobody else, or to nobody at all.
  public static final Reception KEPT = new Reception(true, false, Optional.empty());

  public static final Reception LOST = new Reception(false, false, Optional.empty());

  public static final Reception PASSED_ON = new Reception(true, true, Optional.empty());

  public static Reception passedOn(Address author) {
    return new Reception(true, true, Optional.of(author));
  }
}
