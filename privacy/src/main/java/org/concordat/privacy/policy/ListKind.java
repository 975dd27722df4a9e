package org.concordat.privacy.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.compliance.BlockedCodes;
import org.concordat.genesis.compliance.IssuerTree;
import org.concordat.genesis.compliance.SanctionsTree;
import org.concordat.privacy.schema.FieldType;

/// The lists a policy has.
public enum ListKind {
  ISSUERS("accredited-issuers", "public_key", IssuerTree.MAX_ISSUERS) {
    @Override
    Optional<String> fault(String identifier) {
      return isKey(identifier)
          ? Optional.empty()
          : Optional.of("a BabyJubJub key of prime order, 0x and 128 lower-case hex digits");
    }
  },
  JURISDICTIONS("blocked-jurisdictions", "alpha2", BlockedCodes.MAX_CODES),
  SANCTIONS("sanctioned-entities", "lei", SanctionsTree.MAX_ENTRIES);

  private static final int KEY_LENGTH = 130;
  private static final Pattern KEY = Pattern.compile("0x[0-9a-f]{128}");

  private final String word;
  private final String column;
  private final int maxEntries;

  ListKind(String word, String column, int maxEntries) {
    this.word = word;
    this.column = column;
    this.maxEntries = maxEntries;
  }

  public static Optional<ListKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /// What files and people call it.
  public String word() {
    return word;
  }

  /// The column of a source that usually holds the identifier.
  public String usualColumn() {
    return column;
  }

  public int maxEntries() {
    return maxEntries;
  }

  /// What an identifier is in a record. An LEI with wrong check digits stays: it stands in the
  /// source, and harms nobody.
  FieldType type() {
    return switch (this) {
      case ISSUERS -> new FieldType.Text(KEY_LENGTH);
      case JURISDICTIONS -> new FieldType.Country();
      case SANCTIONS -> new FieldType.Lei(FieldType.OnFailure.WARN);
    };
  }

  /// Whether a row without an identifier is counted instead of refused.
  boolean countsRowsWithout() {
    return this == SANCTIONS;
  }

  /// What was expected, if this is no identifier.
  Optional<String> fault(String identifier) {
    return ValueRule.of(type()).fault(identifier);
  }

  Optional<String> oddity(String identifier) {
    return ValueRule.of(type()).oddity(identifier);
  }

  private static boolean isKey(String text) {
    return KEY.matcher(text).matches() && EddsaPublicKey.of(Bytes.fromHexString(text)).isPresent();
  }
}
