package org.concordat.chain.conformance;

import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.hyperledger.besu.config.GenesisConfigFile;
import org.hyperledger.besu.crypto.SECP256K1;
import org.hyperledger.besu.ethereum.chain.Blockchain;
import org.hyperledger.besu.ethereum.core.Hash;
import org.hyperledger.besu.ethereum.core.Log;
import org.hyperledger.besu.ethereum.core.MutableAccount;
import org.hyperledger.besu.ethereum.core.MutableWorldState;
import org.hyperledger.besu.ethereum.core.ProcessableBlockHeader;
import org.hyperledger.besu.ethereum.core.Transaction;
import org.hyperledger.besu.ethereum.core.Wei;
import org.hyperledger.besu.ethereum.core.WorldUpdater;
import org.hyperledger.besu.ethereum.mainnet.MainnetProtocolSchedule;
import org.hyperledger.besu.ethereum.mainnet.TransactionProcessor;
import org.hyperledger.besu.ethereum.mainnet.TransactionValidationParams;
import org.hyperledger.besu.ethereum.storage.keyvalue.WorldStateKeyValueStorage;
import org.hyperledger.besu.ethereum.storage.keyvalue.WorldStatePreimageKeyValueStorage;
import org.hyperledger.besu.ethereum.vm.BlockHashLookup;
import org.hyperledger.besu.ethereum.vm.OperationTracer;
import org.hyperledger.besu.ethereum.worldstate.DefaultMutableWorldState;
import org.hyperledger.besu.services.kvstore.InMemoryKeyValueStorage;
import org.hyperledger.besu.util.bytes.BytesValue;
import org.hyperledger.besu.util.uint.UInt256;

/// Besu's EVM and trie as web3j-evm 4.8.1 bundles them, with the rules of Istanbul: another
/// implementation to hold ours against.
final class BesuIstanbul {
  private static final String ISTANBUL = "{\"config\": {\"chainId\": 1, \"istanbulBlock\": 0}}";

  /// Asked for by nothing but BLOCKHASH.
  private static final Blockchain NO_CHAIN =
      (Blockchain)
          Proxy.newProxyInstance(
              Blockchain.class.getClassLoader(),
              new Class<?>[] {Blockchain.class},
              (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final TransactionProcessor PROCESSOR =
      MainnetProtocolSchedule.fromConfig(
              GenesisConfigFile.fromConfig(ISTANBUL).getConfigOptions(), true)
          .getByBlockNumber(1)
          .getTransactionProcessor();
  private final MutableWorldState state =
      new DefaultMutableWorldState(
          new WorldStateKeyValueStorage(new InMemoryKeyValueStorage()),
          new WorldStatePreimageKeyValueStorage(new InMemoryKeyValueStorage()));

  /// What one call came to.
  record Outcome(boolean success, long gasUsed, Bytes output, List<Bytes> logs, Bytes32 root) {}

  void account(Address address, long nonce, Word balance, Bytes code, Map<Word, Word> slots) {
    WorldUpdater updater = state.updater();
    MutableAccount account =
        updater.createAccount(besu(address), nonce, Wei.of(balance.toBigInteger())).getMutable();
    account.setCode(besu(code));
    slots.forEach((key, value) -> account.setStorageValue(besu(key), besu(value)));
    updater.commit();
    state.persist();
  }

  /// Calls `to` without a price for gas.
  Outcome call(Address from, long nonce, Address to, Bytes input, long gas) {
    WorldUpdater updater = state.updater();
    Transaction transaction =
        Transaction.builder()
            .nonce(nonce)
            .gasPrice(Wei.ZERO)
            .gasLimit(gas)
            .to(besu(to))
            .value(Wei.ZERO)
            .payload(besu(input))
            .signature(SECP256K1.Signature.create(BigInteger.ONE, BigInteger.ONE, (byte) 0))
            .sender(besu(from))
            .build();
    TransactionProcessor.Result result =
        PROCESSOR.processTransaction(
            NO_CHAIN,
            updater,
            new Header(),
            transaction,
            besu(Address.fromHex(Header.COINBASE)),
            OperationTracer.NO_TRACING,
            new BlockHashLookup(new Header(), NO_CHAIN),
            false,
            TransactionValidationParams.transactionSimulator());
    if (result.isInvalid()) {
      throw new IllegalStateException(result.getValidationResult().getErrorMessage());
    }
    updater.commit();
    state.persist();
    List<Bytes> logs = new ArrayList<>();
    for (int i = 0; i < result.getLogs().size(); i++) {
      Log log = result.getLogs().get(i);
      List<Bytes> parts = new ArrayList<>();
      parts.add(Bytes.fromHexString(log.getLogger().toString()));
      log.getTopics().forEach(topic -> parts.add(Bytes.fromHexString(topic.toString())));
      parts.add(Bytes.fromHexString(log.getData().toString()));
      logs.add(Bytes.concatenate(parts));
    }
    return new Outcome(
        result.isSuccessful(),
        gas - result.getGasRemaining(),
        Bytes.fromHexString(
            result.isSuccessful()
                ? result.getOutput().toString()
                : result.getRevertReason().map(Object::toString).orElse("0x")),
        logs,
        Bytes32.fromHexString(state.rootHash().toString()));
  }

  /// The block both run in.
  static final class Header extends ProcessableBlockHeader {
    static final String COINBASE = "0x00000000000000000000000000000000000000cb";
    static final long NUMBER = 1;
    static final long TIMESTAMP = 1_000;
    static final long GAS_LIMIT = 1L << 40;
    static final long DIFFICULTY = 131_072;

    Header() {
      super(
          Hash.ZERO,
          besu(Address.fromHex(COINBASE)),
          UInt256.of(DIFFICULTY),
          NUMBER,
          GAS_LIMIT,
          TIMESTAMP);
    }
  }

  private static org.hyperledger.besu.ethereum.core.Address besu(Address address) {
    return org.hyperledger.besu.ethereum.core.Address.fromHexString(address.toHex());
  }

  private static BytesValue besu(Bytes bytes) {
    return BytesValue.wrap(bytes.toArray());
  }

  private static UInt256 besu(Word word) {
    return UInt256.of(word.toBigInteger());
  }
}
