package org.concordat.chain.doctor;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.ChainException;
import org.concordat.chain.ledger.Breach;
import org.concordat.chain.ledger.SealRules;
import org.concordat.chain.ledger.ValidatorSource;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// Checks that a quorum of a block's validators sealed it. Who they are follows from the blocks
/// below, so the check ends at the first block below which something is amiss. Where a contract
/// names them, a block whose parent's state is not kept is passed over.
final class SealCheck {
  private final Optional<ValidatorSource> validators;
  private final Findings findings;
  private boolean ended;
  private boolean passed;

  /// @param validators empty where the stored chain is too damaged to say
  SealCheck(Optional<ValidatorSource> validators, Findings findings) {
    this.validators = validators;
    this.findings = findings;
  }

  /// Blocks come in ascending order, without gaps.
  ///
  /// @param parent null where it could not be read
  void check(BlockHeader header, @Nullable BlockHeader parent) {
    if (ended || header.number() == 0) {
      return;
    }
    if (parent == null || validators.isEmpty()) {
      end(header, "the blocks below are damaged");
      return;
    }
    try {
      seals(header, validators.get().validatorsAfter(parent));
    } catch (ChainException stateNotThere) {
      pass(header, String.valueOf(stateNotThere.getMessage()));
    } catch (IllegalStateException noValidators) {
      end(header, String.valueOf(noValidators.getMessage()));
    }
  }

  private void seals(BlockHeader header, List<Address> sealers) {
    try {
      QbftExtraData extraData = QbftExtraData.decode(header.extraData());
      Optional<Breach> breach = SealRules.check(header, extraData, sealers);
      breach.ifPresent(it -> findings.inBlock(header.number(), Finding.Part.SEALS, it.detail()));
    } catch (RlpException damaged) {
      findings.inBlock(header.number(), Finding.Part.SEALS, damaged.reason());
    }
  }

  private void end(BlockHeader header, String why) {
    ended = true;
    findings.unchecked("the seals from block " + header.number() + " on: " + why);
  }

  private void pass(BlockHeader header, String why) {
    if (!passed) {
      passed = true;
      findings.unchecked("some seals, first those of block " + header.number() + ": " + why);
    }
  }
}
