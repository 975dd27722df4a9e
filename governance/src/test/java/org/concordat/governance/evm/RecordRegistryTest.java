package org.concordat.governance.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.genesis.network.SystemContracts.RECORD_REGISTRY;
import static org.concordat.governance.evm.Consortium.refused;
import static org.concordat.governance.evm.Consortium.selector;
import static org.concordat.governance.evm.Consortium.signer;
import static org.concordat.governance.evm.Consortium.succeeded;
import static org.concordat.governance.evm.Consortium.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.Outcome;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class RecordRegistryTest {
  private static final long SEED = 20_261_121;
  private static final int DEPTH = 32;
  private static final Bytes32 SCHEMA =
      Keccak.hash(Bytes.wrap("legal-entity/1".getBytes(StandardCharsets.UTF_8)));

  private final Consortium consortium = Consortium.of(4);
  private final List<Bytes32> leaves = new ArrayList<>();

  @Test
  void theRootIsThatOfThePlainTreeAfterEveryBatch() {
    Random random = new Random(SEED);
    assertThat(consortium.slot(RECORD_REGISTRY, Word.ZERO)).isEqualTo(Word.ZERO);
    for (int index = 0; index < 300; index++) {
      Address member = signer(1 + random.nextInt(4));
      Bytes32 batchRoot = Bytes32.random(random);
      int count = 1 + random.nextInt(128);
      assertThat(succeeded(register(member, batchRoot, count))).isEqualTo(word(index));
      leaves.add(
          Keccak.hash(
              Bytes.concatenate(word(index), word(member), batchRoot, word(count), SCHEMA)));
      Bytes32 root = plainRoot(DEPTH, 0);
      assertThat(consortium.slot(RECORD_REGISTRY, Word.ZERO)).isEqualTo(Word.of((Bytes) root));
      assertThat(consortium.slot(RECORD_REGISTRY, Word.ONE)).isEqualTo(Word.of(index + 1L));
      assertThat(consortium.logs())
          .containsExactly(
              new Log(
                  RECORD_REGISTRY,
                  List.of(
                      Keccak.hash(
                          Bytes.wrap(
                              "BatchRegistered(uint256,address,bytes32,uint32,bytes32,bytes32)"
                                  .getBytes(StandardCharsets.US_ASCII))),
                      word(index),
                      word(member),
                      batchRoot),
                  Bytes.concatenate(word(count), SCHEMA, root)));
    }
  }

  @Test
  void aBatchIsRegisteredOnceByWhomever() {
    succeeded(register(signer(1), Bytes32.repeat((byte) 7), 1));
    refused(
        register(signer(2), Bytes32.repeat((byte) 7), 1),
        "AlreadyRegistered(bytes32)",
        Bytes32.repeat((byte) 7));
    assertThat(consortium.slot(RECORD_REGISTRY, Word.ONE)).isEqualTo(Word.ONE);
  }

  @Test
  void onlyMemberSignersRegister() {
    Address stranger = signer(9);
    refused(register(stranger, Bytes32.repeat((byte) 7), 1), "NotAMember(address)", word(stranger));
    Address node = Consortium.validator(1);
    refused(register(node, Bytes32.repeat((byte) 7), 1), "NotAMember(address)", word(node));
  }

  @Test
  void emptyBatchesAreRefused() {
    refused(register(signer(1), Bytes32.ZERO, 1), "EmptyBatch()");
    refused(register(signer(1), Bytes32.repeat((byte) 7), 0), "EmptyBatch()");
  }

  @Test
  void aCountAbove32BitsIsNoCall() {
    Outcome outcome = register(signer(1), Bytes32.repeat((byte) 7), 1L << 32);
    assertThat(outcome).isInstanceOf(Outcome.Revert.class);
  }

  private Outcome register(Address from, Bytes32 batchRoot, long count) {
    return consortium.transact(
        from,
        RECORD_REGISTRY,
        Bytes.concatenate(
            selector("register(bytes32,uint32,bytes32)"), batchRoot, word(count), SCHEMA));
  }

  /// The tree as its definition says it; subtrees right of the last leaf are empty.
  private Bytes32 plainRoot(int height, long first) {
    if (first >= leaves.size()) {
      return empty(height);
    }
    if (height == 0) {
      return leaves.get((int) first);
    }
    long middle = first + (1L << (height - 1));
    return Keccak.hash(
        Bytes.concatenate(plainRoot(height - 1, first), plainRoot(height - 1, middle)));
  }

  private static Bytes32 empty(int height) {
    Bytes32 node = Bytes32.ZERO;
    for (int i = 0; i < height; i++) {
      node = Keccak.hash(Bytes.concatenate(node, node));
    }
    return node;
  }
}
