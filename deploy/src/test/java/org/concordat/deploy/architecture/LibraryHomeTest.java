package org.concordat.deploy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Each library has one home, so that it can be replaced and audited; and what must be
/// deterministic reads no clock and draws no chance.
@AnalyzeClasses(packages = "org.concordat", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryHomeTest {
  @ArchTest static final ArchRule ROCKSDB = onlyIn("org.rocksdb..", "org.concordat.chain.store..");

  @ArchTest static final ArchRule SECP256K1 = onlyIn("fr.acinq..", "org.concordat.chain.crypto..");

  @ArchTest
  static final ArchRule BOUNCY_CASTLE =
      onlyIn("org.bouncycastle..", "org.concordat.chain.crypto..", "org.concordat.genesis.keys..");

  @ArchTest
  static final ArchRule BLST = onlyIn("supranational..", "org.concordat.chain.evm.precompile..");

  @ArchTest
  static final ArchRule JETTY = onlyIn("org.eclipse.jetty..", "org.concordat.chain.rpc..");

  @ArchTest
  static final ArchRule SNAPPY = onlyIn("org.xerial.snappy..", "org.concordat.chain.p2p.wire..");

  @ArchTest static final ArchRule SQL = onlyIn("org.jdbi..", "org.concordat.privacy.vault..");

  @ArchTest static final ArchRule TOML = onlyIn("org.tomlj..", "org.concordat.deploy.config..");

  @ArchTest static final ArchRule PICOCLI = onlyIn("picocli..", "org.concordat.deploy..");

  @ArchTest
  static final ArchRule WHAT_MUST_BE_DETERMINISTIC_READS_NO_CLOCK_AND_DRAWS_NO_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.concordat.ibft..",
              "org.concordat.chain.evm..",
              "org.concordat.chain.execution..",
              "org.concordat.chain.state..",
              "org.concordat.chain.trie..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|UUID)|java\\.security\\.SecureRandom"
                  + "|java\\.time\\.(Clock|Instant)");

  /// Two holders change: the shell's node between events, and the turn that lives for one step.
  @ArchTest
  static final ArchRule CONSENSUS_STATE_IS_IMMUTABLE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.concordat.ibft..")
          .and()
          .areDeclaredInClassesThat()
          .haveNameNotMatching("org\\.concordat\\.ibft\\.(IbftNode|transition\\.Turn)")
          .should()
          .beFinal();

  private static ArchRule onlyIn(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
