package org.concordat.governance.client;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.GovernanceException.Code;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.exceptions.TransactionException;
import org.web3j.tx.response.TransactionReceiptProcessor;

/// Calls and transactions to the contracts members govern by, through one node of their network.
///
/// @param receipts waits for a transaction; its patience bounds every ballot
public record ConstitutionRpc(Web3j web3j, TransactionReceiptProcessor receipts, long chainId) {
  /// Enough for a change among the most members there can be, and within a transaction's cap.
  private static final BigInteger GAS_LIMIT = BigInteger.valueOf(8_000_000);

  private static final int EIP155_OFFSET = 35;

  /// How a call ended.
  sealed interface Answer {
    record Returned(Bytes output) implements Answer {}

    record Reverted(Bytes data) implements Answer {}
  }

  /// A transaction in a block.
  record Mined(Bytes32 hash, boolean succeeded, List<Log> logs) {
    Mined {
      logs = List.copyOf(logs);
    }
  }

  /// Runs a call on the latest state without a transaction.
  Answer call(Address from, Address contract, Bytes data) {
    Transaction call =
        Transaction.createEthCallTransaction(from.toHex(), contract.toHex(), data.toHexString());
    EthCall response = send(web3j.ethCall(call, DefaultBlockParameterName.LATEST));
    if (response.hasError()) {
      return reverted(response.getError());
    }
    if (response.getValue() == null) {
      throw unreachable("it answered without a result", null);
    }
    return new Answer.Returned(hex(response.getValue()));
  }

  /// Signs and sends a transaction without value, and waits until a block holds it.
  Mined transact(SigningKey key, Address contract, Bytes data) {
    Bytes signed = signed(key, contract, data);
    String hash = result(web3j.ethSendRawTransaction(signed.toHexString())).getTransactionHash();
    try {
      TransactionReceipt receipt = receipts.waitForTransactionReceipt(hash);
      return new Mined(Bytes32.fromHexString(hash), receipt.isStatusOK(), receipt.getLogs());
    } catch (TransactionException e) {
      String fault = "no block holds transaction " + hash + " yet: look it up before voting again";
      throw new GovernanceException(Code.RECEIPT_MISSING, fault, e);
    } catch (IOException e) {
      throw unreachable("it stopped answering", e);
    }
  }

  private Bytes signed(SigningKey key, Address contract, Bytes data) {
    String from = key.address().toHex();
    BigInteger nonce =
        result(web3j.ethGetTransactionCount(from, DefaultBlockParameterName.PENDING))
            .getTransactionCount();
    BigInteger price = result(web3j.ethGasPrice()).getGasPrice();
    RawTransaction raw =
        RawTransaction.createTransaction(
            nonce, price, GAS_LIMIT, contract.toHex(), data.toHexString());
    byte[] digest = Hash.sha3(TransactionEncoder.encode(raw, chainId));
    RecoverableSignature signature = key.sign(Bytes32.wrap(digest));
    BigInteger v =
        BigInteger.valueOf(chainId)
            .shiftLeft(1)
            .add(BigInteger.valueOf(EIP155_OFFSET + signature.recoveryId()));
    return Bytes.wrap(
        TransactionEncoder.encode(
            raw,
            new Sign.SignatureData(
                v.toByteArray(), signature.r().toArray(), signature.s().toArray())));
  }

  private static Answer reverted(Response.Error error) {
    if (error.getData() == null) {
      throw unreachable("it answered \"" + error.getMessage() + "\"", null);
    }
    return new Answer.Reverted(hex(error.getData().replace("\"", "")));
  }

  private static Bytes hex(String text) {
    try {
      return Bytes.fromHexString(text);
    } catch (IllegalArgumentException e) {
      throw unreachable("it answered with something that is not hexadecimal", e);
    }
  }

  private static <T extends Response<?>> T result(Request<?, T> request) {
    T response = send(request);
    if (response.hasError()) {
      throw unreachable("it answered \"" + response.getError().getMessage() + "\"", null);
    }
    return response;
  }

  private static <T extends Response<?>> T send(Request<?, T> request) {
    try {
      return request.send();
    } catch (IOException e) {
      throw unreachable("it does not answer", e);
    }
  }

  private static GovernanceException unreachable(String why, @Nullable Exception cause) {
    return new GovernanceException(
        Code.NODE_UNREACHABLE,
        "cannot ask the node about the constitution, "
            + why
            + ": check its JSON-RPC address and its log",
        cause);
  }
}
