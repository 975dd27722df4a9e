package org.concordat.anchor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Uint256;

/// ConsortiumAnchor on an L2 of our own.
public final class DeployedAnchor {
  public static final long L2_CHAIN_ID = 31_337;
  private static final Address RELAYER = new Address(0, 0, 0xfee);

  private final LocalChain l2 = new LocalChain(Fork.CANCUN, L2_CHAIN_ID);
  private final Address contract;

  public DeployedAnchor(List<Address> validators) {
    TransactionResult.Executed deployed = deploy(l2, validators);
    assertThat(deployed.success()).as("deployment: %s", deployed.output()).isTrue();
    contract = deployed.created().orElseThrow();
  }

  /// The chain it is on, for what stands beside it.
  public LocalChain l2() {
    return l2;
  }

  static TransactionResult.Executed deploy(LocalChain l2, List<Address> validators) {
    return l2.transact(
        RELAYER, Optional.empty(), Bytes.concatenate(creationCode(), arguments(validators)));
  }

  public TransactionResult.Executed anchor(Submission submission) {
    return l2.transact(RELAYER, Optional.of(contract), submission.callData());
  }

  TransactionResult.Executed transact(Bytes callData) {
    return l2.transact(RELAYER, Optional.of(contract), callData);
  }

  /// What the contract reverts with; nothing stays of the attempt.
  Bytes refusal(Submission submission) {
    return refusal(submission.callData());
  }

  Bytes refusal(Bytes callData) {
    TransactionResult.Executed attempt = l2.attempt(RELAYER, contract, callData);
    assertThat(attempt.success()).isFalse();
    assertThat(attempt.halt()).isEmpty();
    return attempt.output();
  }

  Bytes call(String signature, Bytes... arguments) {
    TransactionResult.Executed result =
        l2.attempt(
            RELAYER,
            contract,
            Bytes.concatenate(selector(signature), Bytes.concatenate(arguments)));
    assertThat(result.success()).isTrue();
    return result.output();
  }

  /// What stands in slot 0's mapping for a block.
  Word anchored(long blockNumber) {
    Bytes32 slot = Keccak.hash(Bytes.concatenate(Word.of(blockNumber).toBytes32(), Bytes32.ZERO));
    return l2.slot(contract, Word.of((Bytes) slot));
  }

  Word latest() {
    return Word.of(call("latest()"));
  }

  public Address address() {
    return contract;
  }

  static Bytes selector(String signature) {
    return Keccak.hash(Bytes.wrap(signature.getBytes(StandardCharsets.US_ASCII))).slice(0, 4);
  }

  private static Bytes arguments(List<Address> validators) {
    return Bytes.fromHexString(
        FunctionEncoder.encodeConstructor(
            List.of(
                new Uint256(BigInteger.valueOf(FinalisedConsortium.CHAIN_ID)),
                abi(FinalisedConsortium.REGISTRY),
                new org.web3j.abi.datatypes.generated.Bytes32(
                    FinalisedConsortium.GENESIS_HASH.toArray()),
                new DynamicArray<>(
                    org.web3j.abi.datatypes.Address.class,
                    validators.stream().map(DeployedAnchor::abi).toList()))));
  }

  private static org.web3j.abi.datatypes.Address abi(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toHex());
  }

  private static Bytes creationCode() {
    try (InputStream in =
        DeployedAnchor.class.getResourceAsStream(
            "/org/concordat/anchor/contract/ConsortiumAnchor.json")) {
      return Bytes.fromHexString(new ObjectMapper().readTree(in).required("bytecode").textValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
