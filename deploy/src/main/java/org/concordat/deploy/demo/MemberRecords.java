package org.concordat.deploy.demo;

import java.util.List;
import org.concordat.privacy.vault.RecordId;

/// The records one member keeps, by the names its vault gave them.
record MemberRecords(MemberOffice office, List<RecordId> ids) {
  MemberRecords {
    ids = List.copyOf(ids);
  }
}
