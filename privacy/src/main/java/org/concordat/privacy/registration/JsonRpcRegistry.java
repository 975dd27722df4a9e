package org.concordat.privacy.registration;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/// The registry behind a JSON-RPC endpoint. Answers that contradict themselves count as
/// [Code#CHAIN_UNEXPECTED].
public final class JsonRpcRegistry implements Registry {
  private final Web3j web3j;
  private final long chainId;
  private final Address registry;
  private final SigningKey key;

  /// @param registry `SystemContracts.RECORD_REGISTRY` on a Concordat network
  /// @param key the member's signer
  public JsonRpcRegistry(Web3j web3j, long chainId, Address registry, SigningKey key) {
    this.web3j = web3j;
    this.chainId = chainId;
    this.registry = registry;
    this.key = key;
  }

  /// Refuses an endpoint of another chain, or one without a registry.
  public void checkNetwork() {
    BigInteger found = JsonRpc.understood(() -> JsonRpc.expect(web3j.ethChainId()).getChainId());
    if (!found.equals(BigInteger.valueOf(chainId))) {
      throw new PrivacyException(
          Code.CHAIN_UNEXPECTED, "the endpoint is on chain " + found + ", not " + chainId);
    }
    String code =
        JsonRpc.expect(web3j.ethGetCode(registry.toHex(), DefaultBlockParameterName.LATEST))
            .getCode();
    if (code.length() <= 2) {
      throw new PrivacyException(Code.CHAIN_UNEXPECTED, "no contract at " + registry);
    }
  }

  @Override
  public Address member() {
    return key.address();
  }

  @Override
  public long minedNonce() {
    return JsonRpc.understood(() ->
        JsonRpc.expect(
                web3j.ethGetTransactionCount(member().toHex(), DefaultBlockParameterName.LATEST))
            .getTransactionCount()
            .longValueExact());
  }

  @Override
  public Optional<String> objection(BatchRegistration registration) {
    Response<String> response =
        JsonRpc.send(
            web3j.ethCall(
                call(RegistryAbi.register(registration)), DefaultBlockParameterName.LATEST));
    if (!response.hasError()) {
      return Optional.empty();
    }
    String data = response.getError().getData();
    return Optional.ofNullable(data)
        .map(text -> text.replace("\"", ""))
        .flatMap(RegistryAbi::explain)
        .or(() -> Optional.of(response.getError().getMessage()));
  }

  @Override
  public SignedRegistration sign(BatchRegistration registration, long nonce) {
    return TransactionSigning.sign(
        key, chainId, registry, RegistryAbi.register(registration), nonce);
  }

  @Override
  public SendOutcome send(SignedRegistration transaction) {
    EthSendTransaction response =
        JsonRpc.send(web3j.ethSendRawTransaction(transaction.raw().toHexString()));
    if (!response.hasError()) {
      return new SendOutcome.Taken();
    }
    // Nodes word "already known" and "nonce too low" differently: ask what is true instead.
    if (minedNonce() > transaction.nonce()) {
      return new SendOutcome.NonceUsed();
    }
    return isKnown(transaction.hash())
        ? new SendOutcome.Taken()
        : new SendOutcome.Refused(response.getError().getMessage());
  }

  @Override
  public Fate fate(SignedRegistration transaction, BatchRegistration registration) {
    return JsonRpc.understood(() -> readFate(transaction, registration));
  }

  @Override
  public Optional<Registered> find(Bytes32 batchRoot) {
    return JsonRpc.understood(
        () -> isRegistered(batchRoot) ? findLog(batchRoot) : Optional.empty());
  }

  private Fate readFate(SignedRegistration transaction, BatchRegistration registration) {
    Optional<TransactionReceipt> receipt =
        JsonRpc.expect(web3j.ethGetTransactionReceipt(transaction.hash().toHexString()))
            .getTransactionReceipt();
    if (receipt.isEmpty()) {
      return isKnown(transaction.hash()) ? new Fate.Pending() : new Fate.Unknown();
    }
    if (!receipt.get().isStatusOK()) {
      return new Fate.Reverted("the registration reverted in its block");
    }
    Optional<Registered> registered =
        RegistryAbi.parse(receipt.get(), registry, member(), registration);
    return registered.isPresent()
        ? new Fate.Confirmed(registered.get())
        : new Fate.Reverted("the receipt does not tell of this batch");
  }

  private boolean isRegistered(Bytes32 batchRoot) {
    String answer =
        JsonRpc.expect(
                web3j.ethCall(
                    call(RegistryAbi.registered(batchRoot)), DefaultBlockParameterName.LATEST))
            .getValue();
    if (answer.length() != 2 + 64) {
      throw new PrivacyException(Code.CHAIN_UNEXPECTED, "no registry answers at " + registry);
    }
    return answer.endsWith("1");
  }

  /// Empty if another member registered the root: the topic filter names this one.
  private Optional<Registered> findLog(Bytes32 batchRoot) {
    EthFilter filter =
        new EthFilter(
            DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, registry.toHex());
    filter.addSingleTopic(RegistryAbi.BATCH_REGISTERED);
    filter.addNullTopic();
    filter.addSingleTopic(RegistryAbi.topic(member()));
    filter.addSingleTopic(batchRoot.toHexString());
    List<?> logs = JsonRpc.expect(web3j.ethGetLogs(filter)).getLogs();
    return logs.stream()
        .filter(Log.class::isInstance)
        .flatMap(log -> RegistryAbi.parse((Log) log, registry, member(), batchRoot).stream())
        .findFirst();
  }

  private boolean isKnown(Bytes32 hash) {
    return JsonRpc.expect(web3j.ethGetTransactionByHash(hash.toHexString()))
        .getTransaction()
        .isPresent();
  }

  private Transaction call(String data) {
    return Transaction.createEthCallTransaction(member().toHex(), registry.toHex(), data);
  }
}
