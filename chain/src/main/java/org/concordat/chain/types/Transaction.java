package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// A transaction with its signature. Encoding, hash and sender are computed once and kept.
public sealed interface Transaction
    permits LegacyTransaction,
        AccessListTransaction,
        FeeMarketTransaction,
        BlobTransaction,
        SetCodeTransaction {

  /// The signature of a transaction not yet signed: it recovers nobody.
  Signature UNSIGNED = new Signature(Word.ZERO, Word.ZERO, 0);

  /// Reads the form of EIP-2718: an RLP list for a legacy transaction, else a type byte and its
  /// payload.
  ///
  /// @throws org.concordat.chain.rlp.RlpException with the reason, for every other input
  static Transaction decode(Bytes encoded) {
    return TransactionDecoder.decode(encoded);
  }

  TransactionType type();

  /// The only chain this transaction is for; empty for one from before EIP-155, which any chain
  /// would take.
  Optional<Word> boundChainId();

  /// Unsigned 64 bits.
  long nonce();

  long gasLimit();

  /// Most wei per gas the sender pays; the gas price where there is only one.
  Word maxFeePerGas();

  /// Most of it that goes to the block's beneficiary; the gas price where there is only one.
  Word maxPriorityFeePerGas();

  /// Empty for a contract creation.
  Optional<Address> to();

  Word value();

  Bytes data();

  List<AccessListEntry> accessList();

  List<Authorization> authorizations();

  /// Hashes of the blobs it pays for (EIP-4844); only a [BlobTransaction] has some.
  default List<Bytes32> blobVersionedHashes() {
    return List.of();
  }

  /// Most wei per blob gas the sender pays; zero without blobs.
  default Word maxFeePerBlobGas() {
    return Word.ZERO;
  }

  Signature signature();

  Transaction withSignature(Signature signature);

  /// Keccak of [#encode].
  Bytes32 hash();

  /// The signer; empty when the signature is out of range, has a high s (EIP-2) or fits no key.
  Optional<Address> sender();

  /// What [#decode] reads. The same bytes at every call, not to be written to.
  Bytes encode();

  /// The digest the sender signs.
  default Bytes32 signingHash() {
    return TransactionEncoder.signingHash(this);
  }

  default Transaction sign(Bytes32 privateKey) {
    return withSignature(Secp256k1.sign(signingHash(), privateKey));
  }

  default boolean isCreation() {
    return to().isEmpty();
  }

  /// What the beneficiary gets per gas: the smaller of the priority fee and what the base fee
  /// leaves of the maximum. Zero when the maximum is below the base fee; such a transaction is not
  /// valid.
  default Word priorityFeePerGas(Word baseFee) {
    if (maxFeePerGas().compareTo(baseFee) < 0) {
      return Word.ZERO;
    }
    Word room = maxFeePerGas().subtract(baseFee);
    return room.compareTo(maxPriorityFeePerGas()) < 0 ? room : maxPriorityFeePerGas();
  }

  /// What the sender pays per gas (EIP-1559). Only for `maxFeePerGas` of at least the base fee.
  default Word effectiveGasPrice(Word baseFee) {
    return baseFee.add(priorityFeePerGas(baseFee));
  }
}
