package org.concordat.chain.conformance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Receipt;
import org.concordat.genesis.Address;

/// Deposit requests, as logs of the deposit contract tell them (EIP-6110), and the hash over all
/// requests of a block (EIP-7685).
final class Deposits {
  private static final Address CONTRACT =
      Address.fromHex("0x00000000219ab540356cbb839cbe05303d7705fa");
  private static final Bytes32 EVENT =
      Bytes32.fromHexString("0x649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5");
  private static final int DATA_SIZE = 576;

  /// Where the ABI puts each field, and how long it is: key, credentials, amount, signature, index.
  private static final int[][] FIELDS = {{160, 48}, {256, 32}, {320, 8}, {384, 96}, {512, 8}};

  private static final int WORD = 32;

  private Deposits() {}

  /// All deposits one after the other; empty when a log has another layout.
  static Optional<Bytes> of(List<Receipt> receipts) {
    List<Bytes> deposits = new ArrayList<>();
    for (Receipt receipt : receipts) {
      for (Log log : receipt.logs()) {
        boolean isDeposit =
            log.address().equals(CONTRACT)
                && !log.topics().isEmpty()
                && log.topics().getFirst().equals(EVENT);
        if (isDeposit && !hasLayout(log.data())) {
          return Optional.empty();
        }
        if (isDeposit) {
          for (int[] field : FIELDS) {
            deposits.add(log.data().slice(field[0] + WORD, field[1]));
          }
        }
      }
    }
    return Optional.of(Bytes.concatenate(deposits.toArray(Bytes[]::new)));
  }

  private static boolean hasLayout(Bytes data) {
    if (data.size() != DATA_SIZE) {
      return false;
    }
    for (int i = 0; i < FIELDS.length; i++) {
      if (!number(data, i * WORD, FIELDS[i][0]) || !number(data, FIELDS[i][0], FIELDS[i][1])) {
        return false;
      }
    }
    return true;
  }

  private static boolean number(Bytes data, int at, int expected) {
    return data.slice(at, WORD).equals(Bytes32.leftPad(Bytes.ofUnsignedInt(expected)));
  }

  /// @param byType deposits, withdrawals, consolidations; those of no content are left out
  static Bytes32 requestsHash(List<Bytes> byType) {
    List<Bytes> digests = new ArrayList<>();
    for (int type = 0; type < byType.size(); type++) {
      if (!byType.get(type).isEmpty()) {
        digests.add(sha256(Bytes.concatenate(Bytes.of(type), byType.get(type))));
      }
    }
    return sha256(Bytes.concatenate(digests.toArray(Bytes[]::new)));
  }

  private static Bytes32 sha256(Bytes bytes) {
    try {
      return Bytes32.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
