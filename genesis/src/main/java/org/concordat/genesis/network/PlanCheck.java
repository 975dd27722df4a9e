package org.concordat.genesis.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what is wrong with a plan before anything is written.
final class PlanCheck {
  private static final long GAS_LIMIT_MIN = 5000;

  private PlanCheck() {}

  static Optional<String> fault(NetworkPlan plan) {
    int count = plan.members().size();
    if (count < 1 || count > Roster.MEMBERS_MAX) {
      return Optional.of("A network has 1 to " + Roster.MEMBERS_MAX + " members, not " + count);
    }
    if (plan.chainId() <= 0) {
      return Optional.of("The chain id must be above 0, not " + plan.chainId());
    }
    if (plan.gasLimit() < GAS_LIMIT_MIN) {
      return Optional.of("The gas limit must be at least " + GAS_LIMIT_MIN);
    }
    return plan.members().stream()
        .map(PlanCheck::memberFault)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> repetition(plan.members()));
  }

  private static Optional<String> memberFault(MemberPlan member) {
    if (!Member.isName(member.name())) {
      return Optional.of(
          "The name \""
              + member.name()
              + "\" cannot be used: take 1 to 32 lower-case letters, digits and hyphens");
    }
    if (!Member.isHost(member.host())) {
      return Optional.of("\"" + member.host() + "\" is not a host name or address");
    }
    if (!Member.isPort(member.p2pPort()) || !Member.isPort(member.rpcHttpPort())) {
      return Optional.of("The ports of " + member.name() + " must be between 1 and 65535");
    }
    return Optional.empty();
  }

  private static Optional<String> repetition(List<MemberPlan> members) {
    Set<String> seen = new HashSet<>();
    for (MemberPlan member : members) {
      if (!seen.add(member.name())) {
        return Optional.of("Two members are called " + member.name());
      }
      boolean free =
          seen.add(member.host() + ":" + member.p2pPort())
              && seen.add(member.host() + ":" + member.rpcHttpPort());
      if (!free) {
        return Optional.of("The ports of " + member.name() + " are taken on " + member.host());
      }
    }
    return Optional.empty();
  }
}
