package org.concordat.governance.predeploy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.governance.SeatedMember;

/// What Constitution stores before block 1: validators, seats, who sits where, and how many.
final class ConstitutionStorage {
  static final UInt256 VALIDATORS = UInt256.valueOf(0);
  static final UInt256 SEATS = UInt256.valueOf(1);
  static final UInt256 SEAT_NUMBER = UInt256.valueOf(2);
  static final UInt256 MEMBER_COUNT = UInt256.valueOf(3);

  /// A seat is signer, validator, name hash, and a word with the blocks of admission and removal,
  /// both zero for a founder.
  static final int SLOTS_PER_SEAT = 4;

  private ConstitutionStorage() {}

  static SortedMap<UInt256, UInt256> of(List<SeatedMember> founders) {
    SortedMap<UInt256, UInt256> storage = new TreeMap<>();
    putValidators(founders, storage);
    storage.put(SEATS, UInt256.valueOf(founders.size()));
    storage.put(MEMBER_COUNT, UInt256.valueOf(founders.size()));
    for (int index = 0; index < founders.size(); index++) {
      putSeat(index, founders.get(index), storage);
    }
    return storage;
  }

  private static void putValidators(
      List<SeatedMember> founders, SortedMap<UInt256, UInt256> storage) {
    List<Address> validators =
        founders.stream().map(SeatedMember::validator).flatMap(Optional::stream).sorted().toList();
    storage.put(VALIDATORS, UInt256.valueOf(validators.size()));
    UInt256 first = StorageSlots.firstElement(VALIDATORS);
    for (int i = 0; i < validators.size(); i++) {
      storage.put(first.add(i), StorageSlots.word(validators.get(i)));
    }
  }

  private static void putSeat(int index, SeatedMember member, SortedMap<UInt256, UInt256> storage) {
    UInt256 seat = StorageSlots.firstElement(SEATS).add((long) index * SLOTS_PER_SEAT);
    storage.put(seat, StorageSlots.word(member.signer()));
    member.validator().ifPresent(v -> storage.put(seat.add(1), StorageSlots.word(v)));
    storage.put(seat.add(2), UInt256.fromBytes(member.nameHash()));
    storage.put(StorageSlots.mappedBy(member.signer(), SEAT_NUMBER), UInt256.valueOf(index + 1L));
  }
}
