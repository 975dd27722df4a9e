package org.concordat.ibft.model;

import java.util.Collections;
import java.util.List;

/// The validators that decide one height, in ascending order without duplicates.
public record ValidatorSet(List<ValidatorId> members) {
  /// Bounds every structure that is sized by the number of validators.
  public static final int MAX_VALIDATORS = 512;

  public ValidatorSet {
    members = members.stream().sorted().distinct().toList();
    if (members.isEmpty() || members.size() > MAX_VALIDATORS) {
      throw new IllegalArgumentException("a set has 1 to 512 validators, not " + members.size());
    }
  }

  public int size() {
    return members.size();
  }

  public ValidatorId get(int index) {
    return members.get(index);
  }

  public boolean contains(ValidatorId id) {
    return indexOf(id) >= 0;
  }

  /// The position of `id`; negative if it is not a member, and then `-result - 1` members are
  /// smaller.
  public int indexOf(ValidatorId id) {
    return Collections.binarySearch(members, id);
  }

  /// How many members may be Byzantine: `f(n)` of the specification.
  public int f() {
    return (members.size() - 1) / 3;
  }

  /// The smallest number of members any two groups of which share an honest one: ⌈2n/3⌉.
  public int quorum() {
    return (members.size() * 2 - 1) / 3 + 1;
  }
}
