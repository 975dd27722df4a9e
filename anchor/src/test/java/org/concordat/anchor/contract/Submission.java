package org.concordat.anchor.contract;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;

/// The arguments of `anchor`.
public record Submission(
    Bytes header,
    List<Bytes> seals,
    List<Bytes> accountProof,
    List<Bytes> rootProof,
    List<Bytes> countProof) {
  Bytes callData() {
    List<Type<?>> arguments =
        List.of(
            new DynamicBytes(header.toArray()),
            array(seals),
            array(accountProof),
            array(rootProof),
            array(countProof));
    return Bytes.fromHexString(
        FunctionEncoder.encode(new Function("anchor", List.copyOf(arguments), List.of())));
  }

  Submission withHeader(Bytes other) {
    return new Submission(other, seals, accountProof, rootProof, countProof);
  }

  Submission withSeals(List<Bytes> other) {
    return new Submission(header, other, accountProof, rootProof, countProof);
  }

  Submission withAccountProof(List<Bytes> other) {
    return new Submission(header, seals, other, rootProof, countProof);
  }

  Submission withRootProof(List<Bytes> other) {
    return new Submission(header, seals, accountProof, other, countProof);
  }

  Submission withCountProof(List<Bytes> other) {
    return new Submission(header, seals, accountProof, rootProof, other);
  }

  /// The same bytes but one, which differs in every bit of `flip`.
  static Bytes flipped(Bytes bytes, int position, int flip) {
    byte[] changed = bytes.toArray();
    changed[position] ^= (byte) flip;
    return Bytes.wrap(changed);
  }

  /// The same list with another element at `index`.
  static List<Bytes> replaced(List<Bytes> list, int index, Bytes element) {
    List<Bytes> changed = new ArrayList<>(list);
    changed.set(index, element);
    return changed;
  }

  private static DynamicArray<DynamicBytes> array(List<Bytes> items) {
    return new DynamicArray<>(
        DynamicBytes.class, items.stream().map(b -> new DynamicBytes(b.toArray())).toList());
  }
}
