package org.concordat.genesis.network;

import java.nio.file.Path;
import java.util.List;
import org.concordat.genesis.config.GenesisFile;

/// A network that {@link NetworkCreator} has laid down: `genesis.json` and `members.json` in
/// `directory`, and below it one folder per member.
public record Network(Path directory, GenesisFile genesis, Roster roster) {
  /// In the roster's order.
  public List<MemberFolder> folders() {
    return roster.members().stream().map(this::folder).toList();
  }

  public MemberFolder folder(Member member) {
    return new MemberFolder(directory.resolve(member.name()));
  }
}
