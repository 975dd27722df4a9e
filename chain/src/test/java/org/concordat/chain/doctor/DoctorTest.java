package org.concordat.chain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.bytes.MutableBytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.doctor.Finding.InBlock;
import org.concordat.chain.doctor.Finding.InChain;
import org.concordat.chain.doctor.Finding.InIndex;
import org.concordat.chain.doctor.Finding.InState;
import org.concordat.chain.doctor.Finding.Part;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.junit.jupiter.api.Test;

/// Every kind of damage is planted once and found for what it is.
class DoctorTest {
  private static final int BLOCKS = 12;
  private static final long SOME = 5;

  private final StoredChain chain = StoredChain.inMemory(BLOCKS);

  @Test
  void aSoundChainHasNoFindingAndEverythingIsCounted() {
    Examination sound = chain.examineFully();
    assertThat(sound.findings()).isEmpty();
    assertThat(sound.isSound()).isTrue();
    assertThat(sound.head()).isEqualTo(BLOCKS);
    assertThat(sound.blocks()).isEqualTo(BLOCKS + 1);
    assertThat(sound.transactions()).isEqualTo(2 * BLOCKS);
    assertThat(sound.executed()).isEqualTo(BLOCKS);
    assertThat(sound.state().accounts()).isGreaterThan(3);
    assertThat(sound.state().slots()).isPositive();
    assertThat(sound.state().codes()).isEqualTo(1);
  }

  @Test
  void genesisAloneIsSound() {
    assertThat(StoredChain.inMemory(0).examineFully().isSound()).isTrue();
  }

  @Test
  void anEmptyStoreHasNoHead() {
    Examination empty = chain.doctor().examine(new InMemoryKeyValueStore());
    assertThat(empty.findings()).hasOnlyElementsOfType(InChain.class).hasSize(1);
  }

  @Test
  void anotherNetworksChainIsNamedWithBothGenesisHashes() {
    Doctor foreign = new Doctor(new TestNetwork(1).genesis(), chain.doctor().clock());
    Examination found = foreign.examine(chain.store);
    assertThat(found.findings()).hasOnlyElementsOfType(InChain.class).hasSize(1);
    assertThat(found.findings().getFirst().detail()).contains(chain.hash(0).toHexString());
    assertThat(found.unchecked()).hasSize(1);
  }

  @Test
  void aFlippedBitAnywhereInAHeaderIsFound() {
    Bytes header = chain.block(SOME).header().encode();
    for (int i = 0; i < header.size(); i++) {
      put(Segment.HEADERS, chain.hash(SOME), flipped(header, i));
      assertThat(chain.examine().isSound()).as("byte %d", i).isFalse();
    }
  }

  @Test
  void aHeaderThatIsGoneIsNamedByItsNumber() {
    remove(Segment.HEADERS, chain.hash(SOME));
    Examination found = chain.examine();
    assertBlock(found, SOME, Part.HEADER);
    assertThat(found.unchecked()).hasSize(1);
  }

  @Test
  void aMissingHeadBlockIsNamed() {
    remove(Segment.HEADERS, chain.hash(BLOCKS));
    assertThat(chain.examine().findings().getFirst()).isInstanceOf(InChain.class);
  }

  @Test
  void aDroppedCanonicalEntryIsOneFindingBecauseTheBlockAboveLeadsOn() {
    remove(Segment.CANONICAL, Bytes.ofUnsignedLong(SOME));
    assertIndex(chain.examine(), Segment.CANONICAL);
  }

  @Test
  void aCanonicalEntryOfAnotherBlockIsFound() {
    put(Segment.CANONICAL, Bytes.ofUnsignedLong(SOME), chain.hash(SOME + 2));
    assertThat(chain.examine().findings()).anyMatch(it -> it instanceof InIndex);
  }

  @Test
  void aHeadPutBackLeavesEntriesThatBelongToNoBlock() {
    put(Segment.METADATA, Bytes.of('h', 'e', 'a', 'd'), chain.hash(BLOCKS - 1));
    assertThat(chain.examine().findings())
        .filteredOn(InIndex.class::isInstance)
        .extracting(it -> ((InIndex) it).index())
        .startsWith(
            Segment.CANONICAL, Segment.HEADERS, Segment.BODIES, Segment.RECEIPTS, Segment.TX_INDEX);
  }

  @Test
  void aSwappedReceiptListIsFound() {
    Bytes other = chain.store.get(Segment.RECEIPTS, chain.hash(0)).orElseThrow();
    put(Segment.RECEIPTS, chain.hash(SOME), other);
    assertBlock(chain.examine(), SOME, Part.RECEIPTS);
  }

  @Test
  void aSwappedBodyIsFoundByItsRootAndByTheIndex() {
    put(
        Segment.BODIES,
        chain.hash(SOME),
        chain.store.get(Segment.BODIES, chain.hash(SOME + 1)).orElseThrow());
    Examination found = chain.examine();
    assertThat(found.findings())
        .contains(new InBlock(SOME, Part.BODY, found.findings().getFirst().detail()));
    assertThat(found.findings()).anyMatch(it -> it instanceof InIndex);
  }

  @Test
  void seedsOfRubbishInABodyOrAReceiptListAreFindingsAndNeverCrashes() {
    Random random = new Random(9);
    for (int seed = 0; seed < 200; seed++) {
      Bytes rubbish = Bytes.random(random.nextInt(200), random);
      put(random.nextBoolean() ? Segment.BODIES : Segment.RECEIPTS, chain.hash(SOME), rubbish);
      assertThat(chain.examine().isSound()).isFalse();
    }
  }

  @Test
  void aSealOfAStrangerIsFound() {
    Block block = chain.block(SOME);
    List<Bytes32> keys = new ArrayList<>(chain.network.validatorKeys());
    Collections.fill(keys.subList(0, 2), Word.of(4_711).toBytes32());
    reseal(block, keys);
    assertBlock(chain.examine(), SOME, Part.SEALS);
  }

  @Test
  void tooFewSealsAreFound() {
    reseal(chain.block(SOME), chain.network.validatorKeys().subList(0, 2));
    assertBlock(chain.examine(), SOME, Part.SEALS);
  }

  @Test
  void aQuorumOfSealsIsEnough() {
    reseal(chain.block(SOME), chain.network.validatorKeys().subList(1, 4));
    assertThat(chain.examine().isSound()).isTrue();
  }

  @Test
  void aWrongTransactionIndexIsFound() {
    Bytes32 hash = chain.block(SOME).body().transactions().get(1).hash();
    put(
        Segment.TX_INDEX,
        hash,
        Bytes.concatenate(Bytes.ofUnsignedLong(SOME), Bytes.ofUnsignedInt(0)));
    assertIndex(chain.examine(), Segment.TX_INDEX);
    remove(Segment.TX_INDEX, hash);
    assertIndex(chain.examine(), Segment.TX_INDEX);
  }

  @Test
  void anIndexEntryOfNoTransactionIsFound() {
    put(Segment.TX_INDEX, Word.ONE.toBytes32(), Bytes.repeat((byte) 0, 12));
    assertIndex(chain.examine(), Segment.TX_INDEX);
  }

  @Test
  void codeThatIsGoneOrChangedIsFound() {
    List<Bytes> keys = new ArrayList<>();
    chain.store.scan(Segment.CODE, Bytes.EMPTY, (key, _) -> keys.add(key));
    put(Segment.CODE, keys.getFirst(), Bytes.of(0));
    assertState(chain.examine());
    remove(Segment.CODE, keys.getFirst());
    assertState(chain.examine());
  }

  @Test
  void everyNodeOfTheNewestStateIsMissedWhenItIsGoneOrChanged() {
    List<Bytes> keys = new ArrayList<>();
    List<Bytes> values = new ArrayList<>();
    chain.store.scan(
        Segment.STATE_TRIES, Bytes.EMPTY, (key, value) -> keys.add(key) && values.add(value));
    int found = 0;
    for (int i = 0; i < keys.size(); i++) {
      put(Segment.STATE_TRIES, keys.get(i), flipped(values.get(i), values.get(i).size() / 2));
      boolean changed = !chain.examine().isSound();
      remove(Segment.STATE_TRIES, keys.get(i));
      Examination gone = chain.examine();
      assertThat(gone.isSound()).isNotEqualTo(changed);
      if (changed) {
        assertState(gone);
        found++;
      }
      put(Segment.STATE_TRIES, keys.get(i), values.get(i));
    }
    assertThat((long) found).isEqualTo(chain.examine().state().nodes()).isEqualTo(keys.size());
  }

  @Test
  void aSealedHeaderThatSaysOtherGasIsFoundByAFullExaminationOnly() {
    // A quorum has sealed this head: only execution tells.
    Block head = chain.block(BLOCKS);
    BlockHeader forged = head.header().toBuilder().gasUsed(head.header().gasUsed() + 1).build();
    Block sealed = TestNetwork.seal(new Block(forged, head.body()), chain.network.validatorKeys());
    chain.store.write(
        new WriteBatch()
            .remove(Segment.HEADERS, head.hash())
            .put(Segment.HEADERS, sealed.hash(), sealed.header().encode())
            .remove(Segment.BODIES, head.hash())
            .put(Segment.BODIES, sealed.hash(), sealed.body().encode())
            .put(
                Segment.RECEIPTS,
                sealed.hash(),
                chain.store.get(Segment.RECEIPTS, head.hash()).orElseThrow())
            .remove(Segment.RECEIPTS, head.hash())
            .put(Segment.CANONICAL, Bytes.ofUnsignedLong(BLOCKS), sealed.hash())
            .put(Segment.METADATA, Bytes.of('h', 'e', 'a', 'd'), sealed.hash()));
    assertThat(chain.examine().isSound()).isTrue();
    assertBlock(chain.examineFully(), BLOCKS, Part.EXECUTION);
  }

  private void reseal(Block block, List<Bytes32> keys) {
    put(Segment.HEADERS, block.hash(), TestNetwork.seal(block, keys).header().encode());
  }

  private void put(Segment segment, Bytes key, Bytes value) {
    chain.store.write(new WriteBatch().put(segment, key, value));
  }

  private void remove(Segment segment, Bytes key) {
    chain.store.write(new WriteBatch().remove(segment, key));
  }

  private static Bytes flipped(Bytes value, int at) {
    MutableBytes changed = value.mutableCopy();
    changed.set(at, (byte) (value.get(at) ^ 0x55));
    return changed;
  }

  private static void assertBlock(Examination found, long number, Part part) {
    assertThat(found.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            InBlock.class,
            it -> {
              assertThat(it.number()).isEqualTo(number);
              assertThat(it.part()).isEqualTo(part);
            });
  }

  private static void assertIndex(Examination found, Segment index) {
    assertThat(found.findings())
        .singleElement()
        .isInstanceOfSatisfying(InIndex.class, it -> assertThat(it.index()).isEqualTo(index));
  }

  private static void assertState(Examination found) {
    assertThat(found.findings()).isNotEmpty().hasOnlyElementsOfType(InState.class);
  }
}
