package org.concordat.deploy.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.deploy.localnet.RpcClient.Call;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// Transfers to random accounts and writes to random slots, from one account: so that each block
/// changes several places in the state.
final class Load {
  private static final int BATCH = 20;
  private static final int RECIPIENTS = 1 << 20;
  private static final int SLOTS = 1 << 12;
  private static final long TRANSFER_GAS = 21_000;
  private static final long WRITE_GAS = 100_000;
  private static final Word MAX_FEE = Word.of(1_000_000_000L);

  /// Of this run's own network, worth nothing anywhere else.
  private static final Bytes32 KEY = Word.of(0xc4a05L).toBytes32();

  private static final Address SENDER = Secp256k1.address(Secp256k1.publicKey(KEY));
  private static final Address CONTRACT = new Address(0, 0, 0xc0de);

  /// `sstore(calldataload(0), calldataload(32))`
  private static final Bytes CODE = Bytes.fromHexString("0x60203560003555");

  private final Word chainId;
  private final Random random;
  private long nonce;

  Load(long chainId, Random random) {
    this.chainId = Word.of(chainId);
    this.random = random;
  }

  /// What the network must start with.
  static SortedMap<Address, GenesisAccount> accounts() {
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    accounts.put(SENDER, GenesisAccount.ofBalance(UInt256.valueOf(10).pow(30)));
    accounts.put(CONTRACT, GenesisAccount.ofContract(CODE, new TreeMap<>()));
    return accounts;
  }

  /// The pool dies with its node: after a restart the account goes on where the chain is.
  ///
  /// @return whether the node was there to answer
  boolean resume(RpcClient node) throws InterruptedException {
    Optional<JsonNode> count =
        node.call("eth_getTransactionCount", SENDER.toHex(), "latest").filter(JsonNode::isTextual);
    count.ifPresent(it -> nonce = Long.decode(it.asText()));
    return count.isPresent();
  }

  /// @return whether the node was there to answer
  boolean send(RpcClient node) throws InterruptedException {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      calls.add(Call.of("eth_sendRawTransaction", next().encode().toHexString()));
    }
    return node.batch(calls).isPresent();
  }

  private Transaction next() {
    return random.nextBoolean()
        ? signed(new Address(0, 1, random.nextInt(RECIPIENTS)), 1, Bytes.EMPTY, TRANSFER_GAS)
        : signed(CONTRACT, 0, write(), WRITE_GAS);
  }

  private Bytes write() {
    return Bytes.concatenate(
        Word.of(random.nextInt(SLOTS)).toBytes32(), Word.of(random.nextInt(1_000)).toBytes32());
  }

  private Transaction signed(Address to, long wei, Bytes data, long gas) {
    return new FeeMarketTransaction(
            chainId,
            nonce++,
            Word.ZERO,
            MAX_FEE,
            gas,
            Optional.of(to),
            Word.of(wei),
            data,
            List.of(),
            Transaction.UNSIGNED)
        .sign(KEY);
  }
}
