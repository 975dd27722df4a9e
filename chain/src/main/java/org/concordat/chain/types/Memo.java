package org.concordat.chain.types;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// What a transaction has computed about itself. It follows from the other fields, so all memos are
/// equal. Two threads may both compute a value; they compute the same one.
final class Memo {
  private volatile @Nullable Bytes encoded;
  private volatile @Nullable Bytes32 hash;
  private volatile @Nullable Recovery recovery;

  Bytes encoded(Transaction transaction) {
    Bytes known = encoded;
    if (known == null) {
      known = TransactionEncoder.encode(transaction);
      encoded = known;
    }
    return known;
  }

  Bytes32 hash(Transaction transaction) {
    Bytes32 known = hash;
    if (known == null) {
      known = Keccak.hash(transaction.encode());
      hash = known;
    }
    return known;
  }

  Optional<Address> sender(Transaction transaction) {
    Recovery known = recovery;
    if (known == null) {
      known = new Recovery(recover(transaction));
      recovery = known;
    }
    return known.sender;
  }

  private static Optional<Address> recover(Transaction transaction) {
    return Secp256k1.isLow(transaction.signature())
        ? Secp256k1.recover(transaction.signingHash(), transaction.signature())
        : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Memo;
  }

  @Override
  public int hashCode() {
    return Memo.class.hashCode();
  }

  @Override
  public String toString() {
    return "memo";
  }

  private record Recovery(Optional<Address> sender) {}
}
