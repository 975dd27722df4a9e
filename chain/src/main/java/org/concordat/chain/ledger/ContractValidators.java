package org.concordat.chain.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;

/// Validators as a contract's `getValidators()` gives them, at the parent's state.
final class ContractValidators {
  /// `getValidators()` without arguments.
  private static final Bytes SELECTOR = Bytes.fromHexString("0xb7ab4db5");

  private static final long GAS = 50_000_000;
  private static final int HEAD = 2 * Word.SIZE;

  /// More validators than any QBFT network has had; keeps a broken contract from filling memory.
  private static final int MOST_VALIDATORS = 1_024;

  private final Simulator simulator;

  ContractValidators(Simulator simulator) {
    this.simulator = simulator;
  }

  /// @throws IllegalStateException when the contract does not answer with addresses
  List<Address> at(BlockHeader block, Address contract) {
    CallRequest request = CallRequest.view(contract, SELECTOR, GAS);
    Optional<List<Address>> answer =
        switch (simulator.call(request, block)) {
          case CallResult.Returned returned -> decode(returned.output());
          case CallResult.Reverted _, CallResult.Halted _, CallResult.Refused _ -> Optional.empty();
        };
    return answer.orElseThrow(() ->
        new IllegalStateException(
            "the validator contract "
                + contract
                + " gives no list of validators at block "
                + block.number()));
  }

  /// Decodes an ABI-encoded `address[]`, refusing an empty one.
  private static Optional<List<Address>> decode(Bytes output) {
    if (output.size() < HEAD || !Word.of(output.slice(0, Word.SIZE)).equals(Word.of(Word.SIZE))) {
      return Optional.empty();
    }
    Word count = Word.of(output.slice(Word.SIZE, Word.SIZE));
    if (count.isZero()
        || count.compareTo(Word.of(MOST_VALIDATORS)) > 0
        || output.size() < HEAD + count.w0() * Word.SIZE) {
      return Optional.empty();
    }
    List<Address> validators = new ArrayList<>();
    for (int i = 0; i < count.w0(); i++) {
      Word element = Word.of(output.slice(HEAD + i * Word.SIZE, Word.SIZE));
      validators.add(Address.ofWord(element.w2(), element.w1(), element.w0()));
    }
    return Optional.of(validators.stream().sorted().toList());
  }
}
