package org.concordat.privacy.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.Seeds;
import org.concordat.privacy.schema.FieldType.Day;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.junit.jupiter.api.Test;

/// The expected numbers were computed with poseidon-lite 0.3.0, js-sha3 and Node's SHA-256.
class CommitmentTest {
  private static final List<String> VALUES =
      List.of(
          "097900CAKA0000136842",
          "Dunajská & Söhne “s.r.o.”",
          "GENERAL",
          "ACTIVE",
          "VSZS",
          "US-DE",
          "Dunajská Streda",
          "SK",
          "NA",
          "1887-03-01",
          "1970-01-01",
          "2024-05-03T22:00:00Z",
          "LAPSED",
          "");
  private static final ValidRecord CONTENT = DemoRecords.valid(VALUES);
  private static final Blinding BLINDING =
      new Blinding(Fr.reduce(new BigInteger("123456789012345678901234567890")));

  @Test
  void theSchemaIsTheKeccakDigestOfItsId() {
    assertThat(DemoRecords.SCHEMA.hash().toUnprefixedHexString())
        .isEqualTo("1141031502c73a1cbeb2c0d596a87050f7b79bb87dd515fc3b597eec630a8742");
  }

  @Test
  void aRecordOfEveryTypeHasTheCommitmentCircomlibComputes() {
    assertThat(Commitments.commit(CONTENT, BLINDING).toBytes().toUnprefixedHexString())
        .isEqualTo("21a05165da2defad094e6d39426a577811a63922622fad2c344591d14ab037d6");
  }

  @Test
  void aDueDiligenceRecordHasTheDigestAndCommitmentCircomlibComputes() {
    ValidRecord content =
        DemoRecords.valid(
            Schemas.DUE_DILIGENCE_1,
            List.of(
                "529900T8BM49AURSDO55",
                "Ubuntu & Söhne",
                "3",
                "2027-06-30",
                "DE",
                "18446744073709551615"));
    assertThat(Commitments.contentDigest(content).toBytes().toUnprefixedHexString())
        .isEqualTo("145c92111484fb1c2f3a76eec6ba0889ff2091480cf7e96562b0d158c31e2835");
    assertThat(Commitments.commit(content, BLINDING).toBytes().toUnprefixedHexString())
        .isEqualTo("04795f620ba6228692fb848537fa2c947d0669f39e31ed97503371dbe13755a4");
  }

  @Test
  void aTreeHasTheRootCircomlibComputes() {
    BatchTree tree =
        BatchTree.of(List.of(Commitments.commit(CONTENT, BLINDING), Fr.of(1), Fr.of(2)));
    assertThat(tree.root().toBytes().toUnprefixedHexString())
        .isEqualTo("13bf31a6f35e5a737f649e99834b9cb2e0a799933c271cc464fe0dc184f92025");
  }

  @Test
  void everyFieldAndTheBlindingChangeTheCommitment() {
    Set<Fr> commitments = new HashSet<>();
    commitments.add(Commitments.commit(CONTENT, BLINDING));
    commitments.add(Commitments.commit(CONTENT, new Blinding(Fr.ONE)));
    List<String> others =
        List.of(
            "529900T8BM49AURSDO55",
            "Other",
            "FUND",
            "NULL",
            "8888",
            "LU",
            "Other",
            "LU",
            "LU",
            "",
            "1970-01-02",
            "2024-05-04",
            "ISSUED",
            "1970-01-01");
    for (int i = 0; i < others.size(); i++) {
      List<String> changed = new ArrayList<>(VALUES);
      changed.set(i, others.get(i));
      commitments.add(Commitments.commit(DemoRecords.valid(changed), BLINDING));
    }
    assertThat(commitments).hasSize(2 + others.size());
  }

  @Test
  void absentIsNoDayAndNoCode() {
    Fr zeroDay = FieldElements.of(new Day(), "1970-01-01");
    assertThat(zeroDay).isEqualTo(Fr.ZERO);
    assertThat(FieldElements.ABSENT.toBigInteger().bitLength()).isEqualTo(249);
  }

  @Test
  void blindingsAreBelowTheModulusAndUseTheWholeRange() {
    SecureRandom random = Seeds.random(8);
    BigInteger largest = BigInteger.ZERO;
    Set<Fr> drawn = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Fr value = Blinding.draw(random).value();
      drawn.add(value);
      largest = largest.max(value.toBigInteger());
    }
    assertThat(drawn).hasSize(500);
    assertThat(largest).isLessThan(Fr.MODULUS);
    assertThat(largest)
        .isGreaterThan(Fr.MODULUS.multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN));
  }
}
