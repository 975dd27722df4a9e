package org.concordat.chain.p2p.discovery;

import org.apache.tuweni.bytes.Bytes32;

/// A node in the table: it has proved its address.
final class TableNode {
  /// Questions in a row it may leave unanswered.
  static final int MAX_MISSED = 3;

  final Contact contact;
  final Bytes32 place;

  /// When it proved its address last, in the millis of [Moment].
  final long provedAt;

  /// Number of the newest record it has shown us; 0 before the first.
  long recordSeq;

  int missed;

  TableNode(Contact contact, Bytes32 place, long provedAt) {
    this.contact = contact;
    this.place = place;
    this.provedAt = provedAt;
  }

  /// The same node, which has proved an address again.
  TableNode proved(Contact now, long at) {
    TableNode renewed = new TableNode(now, place, at);
    renewed.recordSeq = recordSeq;
    return renewed;
  }
}
