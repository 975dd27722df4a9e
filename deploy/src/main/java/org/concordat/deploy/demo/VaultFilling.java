package org.concordat.deploy.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.Posting;
import org.concordat.privacy.vault.RecordId;

/// Deals the records out to the members in turn; each member keeps its own in its vault.
final class VaultFilling {
  /// Postings in one transaction: small enough to show progress.
  private static final int CHUNK = 250;

  private final List<MemberOffice> offices;
  private final RecordFile.Accepted input;
  private final Progress progress;
  private final AtomicLong done = new AtomicLong();

  VaultFilling(List<MemberOffice> offices, RecordFile.Accepted input, Progress progress) {
    this.offices = offices;
    this.input = input;
    this.progress = progress;
  }

  /// All members at once, in the order of the offices.
  List<MemberRecords> fill() {
    return IntStream.range(0, offices.size()).parallel().mapToObj(this::fill).toList();
  }

  private MemberRecords fill(int member) {
    MemberOffice office = offices.get(member);
    List<Posting> postings = postings(member);
    List<RecordId> ids = new ArrayList<>();
    for (int from = 0; from < postings.size(); from += CHUNK) {
      List<Posting> chunk = postings.subList(from, Math.min(from + CHUNK, postings.size()));
      office.gateway().post(chunk).forEach(outcome -> ids.add(recordId(outcome)));
      progress.count("records kept", done.addAndGet(chunk.size()), input.records().size());
    }
    progress.detail("%s keeps %d records".formatted(office.member().name(), ids.size()));
    return new MemberRecords(office, ids);
  }

  private List<Posting> postings(int member) {
    List<Posting> postings = new ArrayList<>();
    for (int row = member; row < input.records().size(); row += offices.size()) {
      postings.add(new Posting(input.idempotencyKey(row), input.records().get(row)));
    }
    return postings;
  }

  private static RecordId recordId(PostOutcome outcome) {
    return switch (outcome) {
      case PostOutcome.Accepted accepted -> accepted.id();
      case PostOutcome.AlreadyAccepted accepted -> accepted.id();
      case PostOutcome.KeyReused reused ->
          throw new IllegalStateException("a key of a new file was used for " + reused.first());
    };
  }
}
