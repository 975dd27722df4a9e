package org.concordat.privacy.registration;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/// Calls, event and errors of `RecordRegistry`, as bytes.
final class RegistryAbi {
  /// `BatchRegistered(uint256 indexed index, address indexed member, bytes32 indexed batchRoot,
  /// uint32 count, bytes32 schema, bytes32 root)`.
  static final String BATCH_REGISTERED =
      EventEncoder.buildEventSignature(
          "BatchRegistered(uint256,address,bytes32,uint32,bytes32,bytes32)");

  private static final int TOPICS = 4;
  private static final int DATA_BYTES = 3 * 32;

  private RegistryAbi() {}

  static String register(BatchRegistration registration) {
    return FunctionEncoder.encode(
        new Function(
            "register",
            List.of(
                bytes32(registration.batchRoot()),
                new Uint32(registration.count()),
                bytes32(registration.schema())),
            List.of()));
  }

  static String registered(Bytes32 batchRoot) {
    return FunctionEncoder.encode(
        new Function("registered", List.of(bytes32(batchRoot)), List.of()));
  }

  /// A topic that is an address.
  static String topic(Address member) {
    return Bytes32.leftPad(member.bytes()).toHexString();
  }

  /// The registration in a log, if the log is the registry's word on this root and member.
  static Optional<Registered> parse(Log log, Address registry, Address member, Bytes32 root) {
    List<String> topics = log.getTopics();
    boolean matches =
        registry.toHex().equalsIgnoreCase(log.getAddress())
            && topics.size() == TOPICS
            && BATCH_REGISTERED.equalsIgnoreCase(topics.get(0))
            && topic(member).equalsIgnoreCase(topics.get(2))
            && root.toHexString().equalsIgnoreCase(topics.get(3))
            && !log.isRemoved();
    if (!matches) {
      return Optional.empty();
    }
    return Optional.of(
        new Registered(
            new BigInteger(topics.get(1).substring(2), 16).longValueExact(),
            member,
            Bytes32.fromHexString(log.getTransactionHash()),
            log.getBlockNumber().longValueExact(),
            Bytes32.fromHexString(log.getBlockHash())));
  }

  /// Whether the log tells the same count and schema as was meant.
  static boolean tells(Log log, BatchRegistration meant) {
    Bytes data = Bytes.fromHexString(log.getData());
    return data.size() == DATA_BYTES
        && data.slice(0, 32).toUnsignedBigInteger().equals(BigInteger.valueOf(meant.count()))
        && data.slice(32, 32).equals(meant.schema());
  }

  static Optional<Registered> parse(
      TransactionReceipt receipt, Address registry, Address member, BatchRegistration meant) {
    return receipt.getLogs().stream()
        .filter(log -> BATCH_REGISTERED.equalsIgnoreCase(first(log.getTopics())))
        .filter(log -> tells(log, meant))
        .flatMap(log -> parse(log, registry, member, meant.batchRoot()).stream())
        .findFirst();
  }

  /// A custom error of the contract in words; empty if the data is none.
  static Optional<String> explain(String errorData) {
    String selector = errorData.length() >= 10 ? errorData.substring(0, 10) : "";
    return Errors.ALL.stream()
        .filter(error -> error.selector().equalsIgnoreCase(selector))
        .map(Errors::meaning)
        .findFirst();
  }

  private static String first(List<String> topics) {
    return topics.isEmpty() ? "" : topics.getFirst();
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 bytes32(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toArray());
  }

  private record Errors(String selector, String meaning) {
    static final List<Errors> ALL =
        List.of(
            of("NotAMember(address)", "the signer is not a member of the consortium"),
            of("EmptyBatch()", "the batch is empty"),
            of("AlreadyRegistered(bytes32)", "another member has registered this batch root"),
            of("TreeFull()", "the registry is full"));

    private static Errors of(String signature, String meaning) {
      return new Errors(EventEncoder.buildEventSignature(signature).substring(0, 10), meaning);
    }
  }
}
