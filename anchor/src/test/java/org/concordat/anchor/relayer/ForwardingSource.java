package org.concordat.anchor.relayer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;

/// Passes every question on; tests override one answer.
class ForwardingSource implements ConsortiumSource {
  private final ConsortiumSource source;

  ForwardingSource(ConsortiumSource source) {
    this.source = source;
  }

  @Override
  public long head() {
    return source.head();
  }

  @Override
  public Optional<SealedHeader> sealedHeader(long number) {
    return source.sealedHeader(number);
  }

  @Override
  public Optional<RegistryProof> registryProof(long number) {
    return source.registryProof(number);
  }

  @Override
  public Optional<ValidatorProof> validatorProof(long number) {
    return source.validatorProof(number);
  }

  @Override
  public Set<Address> validators(long number) {
    return source.validators(number);
  }

  @Override
  public List<Long> constitutionBlocks(long first, long last) {
    return source.constitutionBlocks(first, last);
  }

  @Override
  public long batchCount(long number) {
    return source.batchCount(number);
  }
}
