package org.concordat.deploy.demo;

import java.util.List;
import java.util.Locale;
import org.concordat.privacy.vault.RecordId;

/// Follows one record through the finality tiers, as its member's gateway reports them.
record FirstRecord(List<MemberRecords> records, Progress progress) {
  FirstRecord {
    records = List.copyOf(records);
  }

  /// Says which tier the record has reached.
  void tell() {
    MemberRecords own = records.getFirst();
    RecordId id = own.ids().getFirst();
    own.office()
        .gateway()
        .status(id)
        .ifPresent(status ->
            progress.detail(
                "record %s is %s"
                    .formatted(id.value(), status.tier().name().toLowerCase(Locale.ROOT))));
  }
}
