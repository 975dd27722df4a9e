package org.concordat.anchor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
  void aPackageOfVersionOneIsStillJudged() throws Exception {
    byte[] old;
    try (InputStream resource = EvidencePackage.class.getResourceAsStream("evidence-1.json")) {
      old = resource.readAllBytes();
    }
    Verdict verdict = new EvidenceVerifier(TrustOptions.none()).verify(old);
    assertThat(verdict.word()).isEqualTo(Word.VALID);
    assertThat(verdict.links().getFirst().detail()).isEqualTo("version 1");
    String altered =
        new String(old, StandardCharsets.UTF_8).replace("\"index\" : 2", "\"index\" : 3");
    assertThat(
            new EvidenceVerifier(TrustOptions.none())
                .verify(altered.getBytes(StandardCharsets.UTF_8))
                .word())
        .isEqualTo(Word.TAMPERED);
  }

  @Test
  void setChangesAreCountedAndTheLastSetSeals() {
    Verdict verdict = judgedWith(it -> it);
    assertThat(verdict.word()).isEqualTo(Word.VALID);
    assertThat(detail(verdict, Link.SET_CHANGES))
        .isEqualTo("2 changes since, 4 validators in force");
  }

  /// Each row alone is true; the chain of them is not.
  @Test
  void aRowOfTheHistoryLeftOutRepeatedSwappedOrTooLateIsTampered() {
    expectChanges(rows -> List.of(rows.get(0)), "seals: ");
    expectChanges(rows -> List.of(rows.get(1)), "set-changes: change in block 6: ");
    expectChanges(rows -> List.of(), "seals: ");
    expectChanges(
        rows -> List.of(rows.get(0), rows.get(0), rows.get(1)),
        "set-changes: a change in block 3 after one in block 3");
    expectChanges(rows -> rows.reversed(), "set-changes: change in block 6: ");
    EvidencePackage.SetChangePart late = lateChange();
    expectChanges(
        rows -> List.of(rows.get(0), rows.get(1), late), "set-changes: change in block 15: ");
  }

  /// True rows of the same consortium, but of blocks that are not before the anchored one.
  private static EvidencePackage.SetChangePart lateChange() {
    return new TestingEvidence(1, 5).build().network().setChanges().get(4);
  }

  @Test
  void aChangeInOrAfterTheAnchoredBlockIsTampered() {
    EvidencePackage many = new TestingEvidence(1, 4).build();
    Verdict verdict = new EvidenceVerifier(TrustOptions.none()).verify(many);
    assertThat(verdict.reason())
        .isEqualTo("set-changes: a change in block 12, not before the anchored block 12");
  }

  private static Verdict judgedWith(UnaryOperator<List<EvidencePackage.SetChangePart>> change) {
    EvidencePackage built = new TestingEvidence(1, 2).build();
    EvidencePackage.NetworkPart network = built.network();
    EvidencePackage altered =
        new EvidencePackage(
            built.record(),
            built.batch(),
            built.registry(),
            built.block(),
            new EvidencePackage.NetworkPart(
                network.chainId(),
                network.genesisHash(),
                network.genesisHeader(),
                network.validators(),
                change.apply(network.setChanges())),
            built.anchor());
    return new EvidenceVerifier(TrustOptions.none()).verify(EvidenceWriter.write(altered));
  }

  private static void expectChanges(
      UnaryOperator<List<EvidencePackage.SetChangePart>> change, String reason) {
    Verdict verdict = judgedWith(change);
    assertThat(verdict.reason()).startsWith(reason);
    assertThat(verdict.word()).isEqualTo(Word.TAMPERED);
  }

  private static String detail(Verdict verdict, Link link) {
    return verdict.links().stream()
        .filter(result -> result.link() == link)
        .findFirst()
        .orElseThrow()
        .detail();
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
