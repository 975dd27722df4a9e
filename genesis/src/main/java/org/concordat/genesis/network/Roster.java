package org.concordat.genesis.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.JsonWriter;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Who founded the network, as `members.json` carries it: `{"format": "concordat-members",
/// "version": 1, "chainId": …, "members": [{"name": …, "signer": …, "validator": …, "enode": …}]}`.
/// No two members share a name, a signer or a validator.
public record Roster(long chainId, List<Member> members) {
  public static final int MEMBERS_MAX = 64;
  private static final String FORMAT = "concordat-members";
  private static final long VERSION = 1;

  public Roster {
    members = List.copyOf(members);
    if (members.isEmpty() || members.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("1 to " + MEMBERS_MAX + " members are needed");
    }
    if (firstRepetition(members).isPresent()) {
      throw new IllegalArgumentException("two members share a name, a signer or a validator");
    }
  }

  private static Optional<Member> firstRepetition(List<Member> members) {
    for (Function<Member, Object> property :
        List.<Function<Member, Object>>of(Member::name, Member::signer, Member::validator)) {
      Set<Object> seen = new HashSet<>();
      for (Member member : members) {
        if (!seen.add(property.apply(member))) {
          return Optional.of(member);
        }
      }
    }
    return Optional.empty();
  }

  public List<Address> validators() {
    return members.stream().map(Member::validator).sorted().toList();
  }

  public static RosterResult parse(String json) {
    try {
      return new RosterResult.Parsed(read(Section.of("", JsonSource.read(json))));
    } catch (Refusal refusal) {
      return new RosterResult.Rejected(
          refusal.path(), refusal.line(), refusal.column(), refusal.reason());
    }
  }

  private static Roster read(Section root) {
    if (!root.required("format", Scalar::text).equals(FORMAT)) {
      throw root.refuse("format", "expected \"" + FORMAT + "\"");
    }
    if (root.required("version", Scalar::number) != VERSION) {
      throw root.refuse("version", "expected " + VERSION + ", the only version known");
    }
    long chainId = root.required("chainId", Scalar::positiveNumber);
    List<Scalar> entries =
        root.list("members").orElseThrow(() -> root.refuse("members", "this key is required"));
    if (entries.isEmpty() || entries.size() > MEMBERS_MAX) {
      throw root.refuse("members", "expected 1 to " + MEMBERS_MAX + " members");
    }
    List<Member> members = entries.stream().map(Roster::member).toList();
    Optional<Member> repeated = firstRepetition(members);
    if (repeated.isPresent()) {
      throw root.refuse(
          "members", repeated.get().name() + " has the name or a key of another member");
    }
    return new Roster(chainId, members);
  }

  private static Member member(Scalar entry) {
    Section section = Section.of(entry.path(), entry.json());
    String name = section.required("name", Scalar::text);
    if (!Member.isName(name)) {
      throw section.refuse("name", "expected 1 to 32 lower-case letters, digits and hyphens");
    }
    Enode enode = section.required("enode", Roster::enode);
    Member member =
        new Member(
            name,
            section.required("signer", Scalar::address),
            enode.publicKey(),
            enode.host(),
            enode.port());
    if (!section.required("validator", Scalar::address).equals(member.validator())) {
      throw section.refuse("validator", "expected the address of the key in enode");
    }
    return member;
  }

  private static Enode enode(Scalar value) {
    return switch (Enode.parse(value.text())) {
      case EnodeResult.Parsed(Enode enode) -> enode;
      case EnodeResult.Rejected(String reason) -> throw value.refuseMeaning(reason);
    };
  }

  public String toJson() {
    return JsonWriter.pretty(this::write);
  }

  private void write(JsonWriter out) {
    out.beginObject();
    out.field("format", FORMAT);
    out.field("version", VERSION);
    out.field("chainId", chainId);
    out.beginArray("members");
    for (Member member : members) {
      out.beginObject();
      out.field("name", member.name());
      out.field("signer", member.signer().toHex());
      out.field("validator", member.validator().toHex());
      out.field("enode", member.enode().toString());
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }
}
