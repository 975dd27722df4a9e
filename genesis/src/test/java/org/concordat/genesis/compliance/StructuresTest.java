package org.concordat.genesis.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The issuer tree, the table of blocked codes, the tree of sanctions and the policy over them.
class StructuresTest {
  private static final Fr HIGHEST = Fr.reduce(BigInteger.TWO.pow(160).subtract(BigInteger.ONE));

  @Test
  void theSchemaIsTheHashOfItsId() {
    byte[] id = "due-diligence/1".getBytes(StandardCharsets.UTF_8);
    Bytes digest = Bytes.wrap(new Keccak.Digest256().digest(id));
    assertThat(ComplianceRecord.SCHEMA).isEqualTo(Fr.reduce(digest));
  }

  @Test
  void everyIssuersPathLeadsToTheRoot() {
    IssuerTree tree = ComplianceExample.POLICY.issuers();
    for (int i = 0; i < ComplianceExample.ISSUERS.size(); i++) {
      EddsaPublicKey key = ComplianceExample.ISSUERS.get(i).publicKey();
      assertThat(tree.indexOf(key)).hasValue(i);
      Fr node = Poseidon.hash(key.point().x(), key.point().y());
      List<Fr> siblings = tree.siblings(i);
      for (int level = 0; level < IssuerTree.DEPTH; level++) {
        boolean right = IssuerTree.sides(i).get(level).equals(Fr.ONE);
        Fr sibling = siblings.get(level);
        node = right ? Poseidon.hash(sibling, node) : Poseidon.hash(node, sibling);
      }
      assertThat(node).isEqualTo(tree.root());
    }
    assertThat(tree.indexOf(ComplianceExample.STRANGER.publicKey())).isEmpty();
  }

  @Test
  void issuersAreBoundedAndTheirOrderCounts() {
    EddsaPublicKey first = ComplianceExample.ISSUERS.getFirst().publicKey();
    EddsaPublicKey second = ComplianceExample.ISSUERS.getLast().publicKey();
    assertThat(IssuerTree.of(List.of(first, second)).root())
        .isNotEqualTo(IssuerTree.of(List.of(second, first)).root());
    List<EddsaPublicKey> tooMany = Collections.nCopies(65, first);
    assertThatThrownBy(() -> IssuerTree.of(tooMany)).hasMessage("at most 64 issuers");
  }

  @Test
  void blockedCodesAreASetAndAnEmptySlotBlocksZero() {
    Fr a = ComplianceExample.ascii("AA");
    Fr b = ComplianceExample.ascii("BB");
    BlockedCodes codes = BlockedCodes.of(List.of(b, a, b));
    assertThat(codes.digest()).isEqualTo(BlockedCodes.of(List.of(a, b)).digest());
    assertThat(codes.table()).startsWith(a, b, Fr.ZERO).hasSize(64);
    assertThat(codes.contains(a)).isTrue();
    assertThat(codes.contains(ComplianceExample.ascii("AB"))).isFalse();
    assertThat(codes.contains(Fr.ZERO)).isTrue();
    List<Fr> tooMany = IntStream.rangeClosed(1, 65).mapToObj(Fr::of).toList();
    assertThatThrownBy(() -> BlockedCodes.of(tooMany))
        .hasMessage("at most 64 blocked jurisdictions");
  }

  private static List<Fr> entries(int count) {
    Random random = new Random(count);
    return random
        .longs(count)
        .mapToObj(low -> new BigInteger(159, random).add(BigInteger.valueOf(low & 0xff)))
        .map(Fr::reduce)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 12, 21, 22, 30, 500})
  void everySubjectHasABlockOfTheTreeThatDecidesIt(int count) {
    List<Fr> entries = entries(count);
    SanctionsTree tree = SanctionsTree.of(entries);
    List<Fr> subjects = new ArrayList<>(entries);
    entries.forEach(entry -> subjects.add(entry.add(Fr.ONE)));
    entries.forEach(entry -> subjects.add(entry.subtract(Fr.ONE)));
    subjects.addAll(List.of(Fr.ZERO, Fr.ONE, HIGHEST, HIGHEST.subtract(Fr.ONE), Fr.ONE.negate()));
    for (Fr subject : subjects) {
      SanctionsTree.Path path = tree.path(subject);
      assertThat(root(path)).isEqualTo(tree.root());
      boolean listed =
          entries.contains(subject) || subject.isZero() || subject.compareTo(HIGHEST) >= 0;
      assertThat(tree.lists(subject)).isEqualTo(listed);
      assertThat(gaps(path.block(), subject)).isEqualTo(listed ? 0 : 1);
    }
  }

  private static Fr root(SanctionsTree.Path path) {
    Fr node = Poseidon.hash(path.block());
    for (List<Fr> children : path.children()) {
      assertThat(children).contains(node);
      node = Poseidon.hash(children);
    }
    return node;
  }

  private static long gaps(List<Fr> block, Fr subject) {
    return IntStream.range(0, block.size() - 1)
        .filter(i -> block.get(i).compareTo(subject) < 0)
        .filter(i -> subject.compareTo(block.get(i + 1)) < 0)
        .count();
  }

  @Test
  void theListIsASetOfAtMostTenThousandNineHundredAndNinetyNine() {
    List<Fr> entries = entries(12);
    List<Fr> shuffled = new ArrayList<>(entries);
    shuffled.addAll(entries);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(SanctionsTree.of(shuffled).root()).isEqualTo(SanctionsTree.of(entries).root());
    assertThat(SanctionsTree.MAX_ENTRIES).isEqualTo(10_999);
    List<Fr> full = IntStream.rangeClosed(1, 10_999).mapToObj(Fr::of).toList();
    SanctionsTree largest = SanctionsTree.of(full);
    assertThat(root(largest.path(Fr.of(11_000)))).isEqualTo(largest.root());
    List<Fr> tooMany = IntStream.rangeClosed(1, 11_000).mapToObj(Fr::of).toList();
    assertThatThrownBy(() -> SanctionsTree.of(tooMany))
        .hasMessage("at most 10999 sanctioned subjects");
  }

  @Test
  void sentinelsAndLargerNumbersAreNoSubjects() {
    for (Fr entry : List.of(Fr.ZERO, HIGHEST, Fr.ONE.negate())) {
      assertThatThrownBy(() -> SanctionsTree.of(List.of(entry)))
          .hasMessage("a subject's identifier has 1 to 160 bits");
    }
  }

  @Test
  void parametersArePackedByTheirPlacesAndBounded() {
    BigInteger amount = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    BigInteger total = BigInteger.TWO.pow(71);
    BigInteger packed = BigInteger.TWO.pow(143).add(amount.shiftLeft(8)).add(BigInteger.valueOf(7));
    assertThat(new PolicyParameters(7, amount, total).packed().toBigInteger()).isEqualTo(packed);
    assertThatThrownBy(() -> new PolicyParameters(256, amount, total))
        .hasMessageContaining("level");
    assertThatThrownBy(() -> new PolicyParameters(-1, amount, total)).hasMessageContaining("level");
    BigInteger larger = amount.add(BigInteger.ONE);
    assertThatThrownBy(() -> new PolicyParameters(7, larger, total)).hasMessageContaining("amount");
    BigInteger most = total.shiftLeft(1);
    assertThatThrownBy(() -> new PolicyParameters(7, amount, most)).hasMessageContaining("total");
  }

  @Test
  void aPolicysRootChangesWithEachOfItsParts() {
    Policy policy = ComplianceExample.POLICY;
    Policy otherBlocked =
        new Policy(
            policy.issuers(),
            BlockedCodes.of(List.of(Fr.ONE)),
            policy.sanctions(),
            policy.parameters());
    Policy otherIssuers =
        new Policy(
            IssuerTree.of(List.of()), policy.blocked(), policy.sanctions(), policy.parameters());
    Policy otherNumbers =
        new Policy(
            policy.issuers(),
            policy.blocked(),
            policy.sanctions(),
            new PolicyParameters(3, BigInteger.ONE, BigInteger.ONE));
    Policy emptyList =
        new Policy(
            policy.issuers(),
            policy.blocked(),
            Optional.of(SanctionsTree.of(List.of())),
            policy.parameters());
    List<Policy> all =
        List.of(
            policy,
            ComplianceExample.BASIC_POLICY,
            otherBlocked,
            otherIssuers,
            otherNumbers,
            emptyList);
    assertThat(all.stream().map(Policy::root).distinct()).hasSize(all.size());
  }

  @Test
  void shapesAreThreeSizesWithAndWithoutSanctions() {
    assertThat(ComplianceShape.of(128, true).deliveries()).isEqualTo(8);
    assertThat(ComplianceShape.of(32, false).statement()).isEqualTo("compliance/1-basic");
    assertThat(ComplianceShape.of(8, true).statement()).isEqualTo("compliance/1");
    assertThatThrownBy(() -> ComplianceShape.of(16, true)).hasMessage("no circuit for 16 leaves");
  }
}
