package org.concordat.anchor.contract;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.SharedProof;
import org.concordat.genesis.Address;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;

/// The contract's calls as bytes.
public final class AnchorContract {
  private final ContractArtifact artifact;

  public AnchorContract(ContractArtifact artifact) {
    this.artifact = artifact;
  }

  /// Creation code followed by its arguments.
  public Bytes creation(ConstructorArguments arguments) {
    List<org.web3j.abi.datatypes.Address> validators =
        arguments.validators().stream().sorted().map(AnchorContract::abiAddress).toList();
    String encoded =
        FunctionEncoder.encodeConstructor(
            List.of(
                number(arguments.consortiumChainId()),
                abiAddress(arguments.registry()),
                word(arguments.genesisHash()),
                new DynamicArray<>(org.web3j.abi.datatypes.Address.class, validators)));
    return Bytes.concatenate(artifact.creationCode(), Bytes.fromHexString(encoded));
  }

  public Bytes anchor(AnchorArguments arguments) {
    return call(
        "anchor",
        List.of(
            new DynamicBytes(arguments.header().toArrayUnsafe()),
            list(arguments.seals()),
            list(arguments.registry().account()),
            list(arguments.registry().root()),
            list(arguments.registry().count())));
  }

  public Bytes updateValidators(SetChangeArguments arguments) {
    AnchorRecord anchored = arguments.anchored();
    SharedProof proof = arguments.validators().shared();
    StaticStruct block =
        new StaticStruct(
            number(anchored.blockNumber()),
            word(anchored.sealHash()),
            word(anchored.stateRoot()),
            word(anchored.registryRoot()),
            number(anchored.batchCount()));
    return call(
        "updateValidators",
        List.of(block, list(proof.nodes()), new DynamicBytes(proof.steps().toArrayUnsafe())));
  }

  public Bytes anchors(long consortiumBlock) {
    return call("anchors", List.of(number(consortiumBlock)));
  }

  public Bytes latest() {
    return call("latest", List.of());
  }

  public Bytes validators() {
    return call("validators", List.of());
  }

  public Bytes validatorsProvenAt() {
    return call("validatorsProvenAt", List.of());
  }

  /// Reads what {@link #anchors} returned.
  public static Bytes32 readDigest(Bytes returned) throws MalformedException {
    if (returned.size() != Bytes32.SIZE) {
      throw new MalformedException("the contract returned " + returned.size() + " bytes");
    }
    return Bytes32.wrap(returned);
  }

  /// Reads what {@link #latest} or {@link #validatorsProvenAt} returned.
  public static long readNumber(Bytes returned) throws MalformedException {
    Bytes number = readDigest(returned).trimLeadingZeros();
    if (number.size() > Long.BYTES || number.toLong() < 0) {
      throw new MalformedException("the contract returned a number out of range");
    }
    return number.toLong();
  }

  /// Reads what {@link #validators} returned: an offset, a length, and one word each.
  public static List<Address> readAddresses(Bytes returned) throws MalformedException {
    if (returned.size() < 64 || returned.size() % 32 != 0) {
      throw new MalformedException("the contract returned no list of addresses");
    }
    int count = returned.size() / 32 - 2;
    if (readNumber(returned.slice(0, 32)) != 32 || readNumber(returned.slice(32, 32)) != count) {
      throw new MalformedException("the contract returned no list of addresses");
    }
    return IntStream.range(0, count)
        .mapToObj(i -> Address.of(returned.slice(64 + 32 * i + 12, Address.SIZE)))
        .toList();
  }

  /// Why the contract refused, in words.
  public Optional<String> describe(Bytes revertData) {
    return artifact.describe(revertData);
  }

  @SuppressWarnings("rawtypes")
  private static Bytes call(String name, List<Type> arguments) {
    return Bytes.fromHexString(FunctionEncoder.encode(new Function(name, arguments, List.of())));
  }

  private static DynamicArray<DynamicBytes> list(List<Bytes> values) {
    return new DynamicArray<>(
        DynamicBytes.class,
        values.stream().map(value -> new DynamicBytes(value.toArrayUnsafe())).toList());
  }

  private static Uint256 number(long value) {
    return new Uint256(BigInteger.valueOf(value));
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toArrayUnsafe());
  }

  private static org.web3j.abi.datatypes.Address abiAddress(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toHex());
  }
}
