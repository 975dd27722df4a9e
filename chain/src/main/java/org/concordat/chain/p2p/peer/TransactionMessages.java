package org.concordat.chain.p2p.peer;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.EthLimits;
import org.concordat.chain.p2p.eth.EthMessage;

/// Transactions as messages of bounded size.
final class TransactionMessages {
  /// After the first transaction.
  static final int MAX_BYTES = 1024 * 1024;

  private static final int FIRST_LIST_BYTE = 0xc0;

  /// @param encoded in its EIP-2718 form
  record Item(Bytes encoded, Bytes32 hash) {
    /// A legacy transaction is a list; any other begins with its type.
    private byte type() {
      int first = encoded.isEmpty() ? 0 : encoded.get(0) & 0xff;
      return first >= FIRST_LIST_BYTE ? 0 : (byte) first;
    }
  }

  private TransactionMessages() {}

  static List<EthMessage> inFull(List<Item> items) {
    List<EthMessage> messages = new ArrayList<>();
    List<Bytes> next = new ArrayList<>();
    int bytes = 0;
    for (Item item : items) {
      if (!next.isEmpty() && bytes + item.encoded().size() > MAX_BYTES) {
        messages.add(new EthMessage.Transactions(List.copyOf(next)));
        next.clear();
        bytes = 0;
      }
      next.add(item.encoded());
      bytes += item.encoded().size();
    }
    if (!next.isEmpty()) {
      messages.add(new EthMessage.Transactions(List.copyOf(next)));
    }
    return messages;
  }

  static List<EthMessage> announced(List<Item> items) {
    List<EthMessage> messages = new ArrayList<>();
    for (int from = 0; from < items.size(); from += EthLimits.ANNOUNCED) {
      messages.add(
          announcement(items.subList(from, Math.min(items.size(), from + EthLimits.ANNOUNCED))));
    }
    return messages;
  }

  private static EthMessage announcement(List<Item> items) {
    byte[] types = new byte[items.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = items.get(i).type();
    }
    return new EthMessage.NewPooledTransactionHashes(
        Bytes.wrap(types),
        items.stream().map(it -> it.encoded().size()).toList(),
        items.stream().map(Item::hash).toList());
  }
}
