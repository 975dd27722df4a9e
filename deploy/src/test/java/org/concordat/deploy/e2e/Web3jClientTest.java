package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.trie.TrieProof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthGetProof;
import org.web3j.protocol.core.methods.response.EthLog.LogObject;
import org.web3j.protocol.core.methods.response.EthLog.LogResult;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

/// web3j, unchanged, as the client of a consortium's node. Its lists of logs are of a raw type.
@SuppressWarnings("rawtypes")
class Web3jClientTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final BigInteger GAS = BigInteger.valueOf(300_000);
  private static final String TOPIC = "0x" + "5e".repeat(32);
  private static final String WORD = "0x" + "00".repeat(29) + "c0ffee";

  /// Called with a word: keeps it in slot 0 and logs it under TOPIC. Called without: returns slot
  /// 0.
  private static final String RUNTIME =
      "0x3615"
          + "603257"
          + "5f35805f555f527f"
          + TOPIC.substring(2)
          + "60205fa100"
          + "5b5f545f5260205ff3";

  @TempDir private static Path directory;
  private static Cluster cluster;
  private static Web3j web3j;
  private static Credentials account;
  private static String contract;

  @BeforeAll
  static void deploy() throws IOException {
    cluster = Cluster.start(directory.resolve("network"), 1);
    web3j = Web3j.build(new HttpService(cluster.node(0).rpcUrl()));
    account = Credentials.create("0x" + "4b".repeat(32));
    int size = RUNTIME.length() / 2 - 1;
    String creation = "0x60%02x80600a5f395ff300%s".formatted(size, RUNTIME.substring(2));
    contract = send(null, creation).getContractAddress();
  }

  @AfterAll
  static void stop() {
    web3j.shutdown();
    cluster.close();
  }

  @Test
  void theChainIdIsTheGenesisFiles() throws IOException {
    assertThat(web3j.ethChainId().send().getChainId()).isEqualTo(BigInteger.valueOf(chainId()));
    assertThat(web3j.netVersion().send().getNetVersion()).isEqualTo(String.valueOf(chainId()));
  }

  @Test
  void aSignedTransactionGetsItsReceipt() throws IOException {
    TransactionReceipt receipt = send(account.getAddress(), "0x");
    assertThat(receipt.isStatusOK()).isTrue();
    assertThat(receipt.getGasUsed()).isEqualTo(21_000);
    assertThat(receipt.getFrom()).isEqualTo(account.getAddress());
    EthBlock.Block block = block(receipt.getBlockNumber());
    assertThat(block.getHash()).isEqualTo(receipt.getBlockHash());
    assertThat(
            web3j
                .ethGetTransactionByHash(receipt.getTransactionHash())
                .send()
                .getTransaction()
                .orElseThrow()
                .getNonce())
        .isNotNegative();
  }

  @Test
  void aDeployedContractIsCalledAndItsLogIsFoundByQueryAndByFilter() throws IOException {
    assertThat(web3j.ethGetCode(contract, DefaultBlockParameterName.LATEST).send().getCode())
        .isEqualTo(RUNTIME);
    BigInteger installed =
        web3j
            .ethNewFilter(
                new EthFilter(
                    DefaultBlockParameterName.LATEST, DefaultBlockParameterName.LATEST, contract))
            .send()
            .getFilterId();

    TransactionReceipt receipt = send(contract, WORD);

    assertThat(call()).isEqualTo(WORD);
    DefaultBlockParameter at = DefaultBlockParameter.valueOf(receipt.getBlockNumber());
    EthFilter query = new EthFilter(at, at, contract);
    query.addSingleTopic(TOPIC);
    List<LogResult> found = web3j.ethGetLogs(query).send().getLogs();
    assertThat(found).hasSize(1);
    assertLog(found.getFirst(), receipt);
    AtomicReference<List<LogResult>> heard = new AtomicReference<>(List.of());
    Cluster.within(
        PATIENCE_SECONDS,
        () -> {
          heard.set(changes(installed));
          return !heard.get().isEmpty();
        });
    assertThat(heard.get()).hasSize(1);
    assertLog(heard.get().getFirst(), receipt);
    assertThat(changes(installed)).as("what is new since the last look").isEmpty();
    assertThat(web3j.ethUninstallFilter(installed).send().isUninstalled()).isTrue();
  }

  @Test
  void aStorageProofHoldsUnderTheHeadersStateRoot() throws IOException {
    TransactionReceipt receipt = send(contract, WORD);
    EthGetProof.Proof proof =
        web3j.ethGetProof(contract, List.of("0x0"), receipt.getBlockNumberRaw()).send().getResult();
    Bytes32 stateRoot = Bytes32.fromHexString(block(receipt.getBlockNumber()).getStateRoot());
    Bytes account = proven(stateRoot, Bytes.fromHexString(contract), proof.getAccountProof());
    Bytes32 storageRoot = Bytes32.fromHexString(proof.getStorageHash());
    assertThat(account.toHexString()).contains(storageRoot.toUnprefixedHexString());
    Bytes slot = proven(storageRoot, Bytes32.ZERO, proof.getStorageProof().getFirst().getProof());
    assertThat(slot).isEqualTo(Bytes.fromHexString("0x83c0ffee"));
    assertThat(
            TrieProof.verify(
                Bytes32.repeat((byte) 1),
                Keccak.hash(Bytes32.ZERO),
                bytes(proof.getStorageProof().getFirst().getProof())))
        .as("under another root")
        .isInstanceOf(TrieProof.Result.Invalid.class);
  }

  private static Bytes proven(Bytes32 root, Bytes key, List<String> nodes) {
    TrieProof.Result result = TrieProof.verify(root, Keccak.hash(key), bytes(nodes));
    assertThat(result).isInstanceOf(TrieProof.Result.Present.class);
    return ((TrieProof.Result.Present) result).value();
  }

  private static List<Bytes> bytes(List<String> nodes) {
    return nodes.stream().map(Bytes::fromHexString).toList();
  }

  private static void assertLog(LogResult result, TransactionReceipt receipt) {
    LogObject log = (LogObject) result.get();
    assertThat(log.getTopics()).containsExactly(TOPIC);
    assertThat(log.getData()).isEqualTo(WORD);
    assertThat(log.getTransactionHash()).isEqualTo(receipt.getTransactionHash());
  }

  private static List<LogResult> changes(BigInteger filter) {
    try {
      return web3j.ethGetFilterChanges(filter).send().getLogs();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String call() throws IOException {
    return web3j
        .ethCall(
            Transaction.createEthCallTransaction(account.getAddress(), contract, "0x"),
            DefaultBlockParameterName.LATEST)
        .send()
        .getValue();
  }

  private static EthBlock.Block block(BigInteger number) throws IOException {
    return web3j
        .ethGetBlockByNumber(DefaultBlockParameter.valueOf(number), false)
        .send()
        .getBlock();
  }

  private static long chainId() {
    return cluster.network().roster().chainId();
  }

  /// @param to nobody for a creation
  private static TransactionReceipt send(String to, String data) throws IOException {
    BigInteger nonce =
        web3j
            .ethGetTransactionCount(account.getAddress(), DefaultBlockParameterName.LATEST)
            .send()
            .getTransactionCount();
    RawTransaction transaction =
        RawTransaction.createTransaction(nonce, BigInteger.ZERO, GAS, to, BigInteger.ZERO, data);
    byte[] signed = TransactionEncoder.signMessage(transaction, chainId(), account);
    EthSendTransaction sent = web3j.ethSendRawTransaction(Numeric.toHexString(signed)).send();
    assertThat(sent.hasError()).as(() -> sent.getError().getMessage()).isFalse();
    return receipt(sent.getTransactionHash());
  }

  private static TransactionReceipt receipt(String hash) {
    AtomicReference<TransactionReceipt> found = new AtomicReference<>();
    boolean inTime =
        Cluster.within(
            PATIENCE_SECONDS,
            () -> {
              try {
                web3j
                    .ethGetTransactionReceipt(hash)
                    .send()
                    .getTransactionReceipt()
                    .ifPresent(found::set);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              return found.get() != null;
            });
    assertThat(inTime).as("receipt of %s", hash).isTrue();
    return found.get();
  }
}
