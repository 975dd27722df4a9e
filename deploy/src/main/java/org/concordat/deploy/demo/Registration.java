package org.concordat.deploy.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.ChainException;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.privacy.batch.RegistrarPass;
import org.concordat.privacy.batch.RegistrarPass.Rejection;
import org.concordat.privacy.gateway.Pace;
import org.concordat.privacy.schema.Schemas;

/// Brings every member's batches onto the consortium chain, all members at once.
final class Registration {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration BEAT = Duration.ofMillis(100);

  private final List<MemberOffice> offices;
  private final Clock clock;
  private final Progress progress;

  Registration(List<MemberOffice> offices, Clock clock, Progress progress) {
    this.offices = offices;
    this.clock = clock;
    this.progress = progress;
  }

  /// @return batches on the chain, of all members
  int run() {
    int total = 0;
    for (MemberOffice office : offices) {
      int own =
          office.gateway().formBatches(DemoInput.SCHEMA, true)
              + office.gateway().formDeliveredBatches(Schemas.DUE_DILIGENCE_1, Registration::slots);
      progress.detail("%s forms %d batches".formatted(office.member().name(), own));
      total += own;
    }
    commit(total);
    progress.detail("%d batches are in final blocks".formatted(total));
    return total;
  }

  private static int slots(int leaves) {
    return ComplianceShape.of(leaves, true).deliveries();
  }

  private void commit(int total) {
    Pace pace = Pace.of(clock, BEAT, LIMIT);
    int committed = 0;
    while (committed < total) {
      List<Rejection> rejections = new ArrayList<>();
      int before = committed;
      for (MemberOffice office : offices) {
        RegistrarPass pass = office.gateway().advance();
        committed += pass.committed();
        rejections.addAll(pass.rejections());
      }
      progress.count("batches committed", committed, total);
      // After progress the next batches are due at once; only an idle round waits for a block.
      if (committed == before && !pace.next()) {
        throw unfinished(total - committed, rejections);
      }
    }
  }

  private static ChainException unfinished(int open, List<Rejection> rejections) {
    String reason = rejections.isEmpty() ? "blocks are slow" : rejections.getFirst().reason();
    return new ChainException(
        ChainException.Code.RPC,
        "%d batches are not registered after %d s: %s".formatted(open, LIMIT.toSeconds(), reason));
  }
}
