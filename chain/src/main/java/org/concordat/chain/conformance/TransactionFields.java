package org.concordat.chain.conformance;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.chain.types.AccessListTransaction;
import org.concordat.chain.types.Authorization;
import org.concordat.chain.types.BlobTransaction;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.SetCodeTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.TransactionType;
import org.concordat.genesis.Address;

/// Makes the transaction of a case: from the signed bytes where the entry has them, else from the
/// test's fields. One made of fields is not signed; its sender is the owner of `secretKey`, or
/// `sender`. The envelope is told by the fields present.
///
/// @param fields the test's `transaction`
/// @param data which of the values of `data` and `accessLists`
/// @param gas which of `gasLimit`
/// @param value which of `value`
/// @param chainId the chain it is for, where its envelope says so
record TransactionFields(TestNode fields, int data, int gas, int value, Word chainId) {

  static TestTransaction decode(Bytes encoded) {
    try {
      Transaction transaction = transaction(encoded);
      Optional<Address> sender = transaction.sender();
      return sender.isPresent()
          ? new TestTransaction.Signed(transaction, sender.get())
          : new TestTransaction.Unusable("the signature fits no key");
    } catch (RlpException e) {
      return new TestTransaction.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /// Of any type, blob transactions too.
  static Transaction transaction(Bytes encoded) {
    return !encoded.isEmpty() && encoded.get(0) == TransactionType.BLOB.code()
        ? BlobTransaction.decode(encoded)
        : Transaction.decode(encoded);
  }

  /// A field out of range makes a transaction nobody can send, not a malformed file: there are
  /// tests that expect just that.
  TestTransaction read() {
    try {
      return new TestTransaction.Signed(transaction(), sender());
    } catch (MalformedTest e) {
      return new TestTransaction.Unusable(String.valueOf(e.getMessage()));
    }
  }

  private Address sender() {
    Optional<TestNode> key = fields.optional("secretKey");
    return key.isPresent() ? owner(key.get()) : fields.field("sender").address();
  }

  private static Address owner(TestNode key) {
    Word secret = key.word();
    if (secret.isZero() || secret.compareTo(Secp256k1.ORDER) >= 0) {
      throw key.malformed("is no private key");
    }
    return Secp256k1.address(Secp256k1.publicKey(secret.toBytes32()));
  }

  private Transaction transaction() {
    Optional<List<AccessListEntry>> accessList = accessList();
    if (fields.has("authorizationList")) {
      return setCode(accessList.orElse(List.of()));
    }
    if (fields.has("blobVersionedHashes") || fields.has("maxFeePerBlobGas")) {
      return withBlobs(accessList.orElse(List.of()));
    }
    if (fields.has("maxFeePerGas")) {
      return feeMarket(accessList.orElse(List.of()));
    }
    return accessList.isPresent() ? withAccessList(accessList.get()) : legacy();
  }

  private Transaction legacy() {
    return new LegacyTransaction(
        Optional.empty(),
        nonce(),
        fee("gasPrice"),
        gasLimit(),
        to(),
        amount(),
        input(),
        Transaction.UNSIGNED);
  }

  private Transaction withAccessList(List<AccessListEntry> accessList) {
    return new AccessListTransaction(
        chainId,
        nonce(),
        fee("gasPrice"),
        gasLimit(),
        to(),
        amount(),
        input(),
        accessList,
        Transaction.UNSIGNED);
  }

  private Transaction feeMarket(List<AccessListEntry> accessList) {
    return new FeeMarketTransaction(
        chainId,
        nonce(),
        fee("maxPriorityFeePerGas"),
        fee("maxFeePerGas"),
        gasLimit(),
        to(),
        amount(),
        input(),
        accessList,
        Transaction.UNSIGNED);
  }

  private Transaction setCode(List<AccessListEntry> accessList) {
    return new SetCodeTransaction(
        chainId,
        nonce(),
        fee("maxPriorityFeePerGas"),
        fee("maxFeePerGas"),
        gasLimit(),
        destination(),
        amount(),
        input(),
        accessList,
        fields.field("authorizationList").elements().stream()
            .map(TransactionFields::authorization)
            .toList(),
        Transaction.UNSIGNED);
  }

  private Transaction withBlobs(List<AccessListEntry> accessList) {
    return new BlobTransaction(
        chainId,
        nonce(),
        fee("maxPriorityFeePerGas"),
        fee("maxFeePerGas"),
        gasLimit(),
        destination(),
        amount(),
        input(),
        accessList,
        fee("maxFeePerBlobGas"),
        fields.field("blobVersionedHashes").elements().stream().map(TestNode::hash).toList(),
        Transaction.UNSIGNED);
  }

  private Address destination() {
    return to().orElseThrow(() -> fields.malformed("is of a type that cannot create"));
  }

  private long nonce() {
    return fields.field("nonce").unsignedLong();
  }

  private Word fee(String name) {
    return fields.field(name).word();
  }

  private long gasLimit() {
    return fields.field("gasLimit").element(gas).number();
  }

  private Optional<Address> to() {
    return fields.optional("to").filter(it -> !it.isEmptyText()).map(TestNode::address);
  }

  private Word amount() {
    return fields.field("value").element(value).word();
  }

  private Bytes input() {
    return fields.field("data").element(data).bytes();
  }

  private Optional<List<AccessListEntry>> accessList() {
    return fields
        .optional("accessLists")
        .map(lists -> lists.element(data))
        .filter(list -> !list.json().isNull())
        .map(list -> list.elements().stream().map(TransactionFields::accessListEntry).toList());
  }

  private static AccessListEntry accessListEntry(TestNode entry) {
    return new AccessListEntry(
        entry.field("address").address(),
        entry.field("storageKeys").elements().stream().map(TestNode::word).toList());
  }

  private static Authorization authorization(TestNode entry) {
    long parity = entry.optional("yParity").orElseGet(() -> entry.field("v")).number();
    if (parity > 0xff) {
      throw entry.malformed("has a y parity above 8 bits");
    }
    return new Authorization(
        entry.field("chainId").word(),
        entry.field("address").address(),
        entry.field("nonce").unsignedLong(),
        (int) parity,
        entry.field("r").word(),
        entry.field("s").word());
  }
}
