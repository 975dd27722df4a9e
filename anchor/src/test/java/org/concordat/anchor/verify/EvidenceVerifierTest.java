package org.concordat.anchor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.evidence.EvidenceWriter;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.testing.TestingEvidence;
import org.concordat.anchor.verify.Verdict.Word;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceVerifierTest {
  private final EvidencePackage evidence = new TestingEvidence(1).build();
  private final byte[] file = EvidenceWriter.write(evidence);
  private final InMemoryL2View l2 = new InMemoryL2View();

  @BeforeEach
  void fillTheL2() throws Exception {
    QbftHeader header = QbftHeader.read(evidence.block().header());
    Bytes32 digest =
        evidence.anchorRecord(header.number(), header.sealHash(), header.stateRoot()).digest();
    l2.chainId = TestingEvidence.L2;
    l2.blocks.put(TestingEvidence.L2_BLOCK, evidence.anchor().blockHash());
    l2.contracts.put(TestingEvidence.CONTRACT, Map.of(TestingEvidence.CONSORTIUM_BLOCK, digest));
  }

  @Test
  void aTruePackageIsValidAndSaysWhatIsLeftToCompare() {
    Verdict verdict = new EvidenceVerifier(TrustOptions.none()).verify(file);

    assertThat(verdict.reason()).startsWith("every link holds");
    assertThat(verdict.word()).isEqualTo(Word.VALID);
    assertThat(verdict.assumptions())
        .hasSize(3)
        .anyMatch(text -> text.contains(evidence.network().genesisHash().toHexString()))
        .anyMatch(text -> text.contains(evidence.anchor().contract().toHex()))
        .anyMatch(text -> text.contains(evidence.anchor().blockHash().toHexString()));
  }

  @Test
  void withATrustedGenesisAContractAndAnL2NothingIsLeftToCompare() {
    Verdict verdict =
        verify(
            TrustOptions.none()
                .withL2(l2)
                .withGenesisHash(genesisHash())
                .withContract(evidence.anchor().contract()));

    assertThat(verdict.word()).isEqualTo(Word.VALID);
    assertThat(verdict.assumptions()).isEmpty();
    assertThat(verdict.links()).allMatch(Verdict.LinkResult::ok);
  }

  @Test
  void anotherGenesisThanTheTrustedOneIsTampered() {
    expect(TrustOptions.none().withGenesisHash(Bytes32.ZERO), Word.TAMPERED, "trusted-genesis");
  }

  @Test
  void anotherContractThanTheTrustedOneIsTampered() {
    expect(TrustOptions.none().withContract(Address.ZERO), Word.TAMPERED, "trusted-contract");
    assertThat(verify(TrustOptions.none().withContract(TestingEvidence.CONTRACT)).valid()).isTrue();
  }

  @Test
  void anAnchorOlderThanAllowedIsStale() {
    long made = 1_800_000_000 + TestingEvidence.L2_BLOCK;
    expect(TrustOptions.none().withFreshness(made + 101, 100), Word.STALE, "101 s ago");
    assertThat(verify(TrustOptions.none().withFreshness(made + 100, 100)).valid()).isTrue();
  }

  @Test
  void anEndpointOfAnotherChainIsNoWitness() {
    l2.chainId = 1;
    expect(TrustOptions.none().withL2(l2), Word.TAMPERED, "chain 1");
  }

  @Test
  void anEndpointThatIsDownLeavesTheVerdictIncomplete() {
    l2.down = true;
    expect(TrustOptions.none().withL2(l2), Word.INCOMPLETE, "L2_UNREACHABLE");
  }

  @Test
  void anEndpointThatIsBehindLeavesTheVerdictIncomplete() {
    l2.blocks.clear();
    expect(TrustOptions.none().withL2(l2), Word.INCOMPLETE, "no L2 block 77");
  }

  @Test
  void aBlockThatTheL2ReplacedMakesThePackageStaleWhileTheAnchorStands() {
    l2.blocks.put(TestingEvidence.L2_BLOCK, Bytes32.ZERO);
    expect(TrustOptions.none().withL2(l2), Word.STALE, "collect it anew");
  }

  @Test
  void anAnchorThatTheContractDoesNotHoldIsTampered() {
    l2.contracts.put(TestingEvidence.CONTRACT, Map.of());
    expect(TrustOptions.none().withL2(l2), Word.TAMPERED, "the contract holds 0x00");
    l2.contracts.clear();
    expect(TrustOptions.none().withL2(l2), Word.TAMPERED, "no contract");
  }

  @Test
  void aTamperedFileStaysTamperedWhenTheEndpointIsDown() {
    l2.down = true;
    String altered =
        new String(file, StandardCharsets.UTF_8).replace("\"index\" : 2", "\"index\" : 3");
    Verdict verdict =
        new EvidenceVerifier(TrustOptions.none().withL2(l2))
            .verify(altered.getBytes(StandardCharsets.UTF_8));
    assertThat(verdict.word()).isEqualTo(Word.TAMPERED);
    assertThat(verdict.reason()).startsWith("record: ");
  }

  @Test
  void theJsonFormNamesEveryLink() {
    String json = VerdictJson.write(new EvidenceVerifier(TrustOptions.none()).verify(file));
    assertThat(json).startsWith("{\"verdict\":\"valid\",\"reason\":\"every link holds");
    for (Link link : Link.values()) {
      if (link != Link.FRESHNESS) {
        assertThat(json).contains("\"name\":\"" + link.text() + "\"");
      }
    }
  }

  private Bytes32 genesisHash() {
    return evidence.network().genesisHash();
  }

  private Verdict verify(TrustOptions trust) {
    return new EvidenceVerifier(trust).verify(file);
  }

  private void expect(TrustOptions trust, Word word, String reason) {
    Verdict verdict = verify(trust);
    assertThat(verdict.reason()).contains(reason);
    assertThat(verdict.word()).isEqualTo(word);
  }
}
