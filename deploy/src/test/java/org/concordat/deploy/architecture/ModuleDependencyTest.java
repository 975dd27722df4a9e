package org.concordat.deploy.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The dependency rule of docs/architecture.md: modules see each other one way only.
@AnalyzeClasses(packages = "org.concordat", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
  private static final String IBFT = "org.concordat.ibft..";
  private static final String GENESIS = "org.concordat.genesis..";
  private static final String CHAIN = "org.concordat.chain..";
  private static final String GOVERNANCE = "org.concordat.governance..";
  private static final String PRIVACY = "org.concordat.privacy..";
  private static final String ANCHOR = "org.concordat.anchor..";
  private static final String DEPLOY = "org.concordat.deploy..";

  @ArchTest
  static final ArchRule CONSENSUS_NEEDS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage(IBFT)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(IBFT, "java.."));

  @ArchTest
  static final ArchRule CONSENSUS_TOUCHES_NO_CLOCK_NO_THREAD_AND_NO_WIRE =
      noClasses()
          .that()
          .resideInAPackage(IBFT)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.io..",
                  "java.net..",
                  "java.nio.file..",
                  "java.nio.channels..",
                  "java.time..",
                  "java.security..",
                  "java.util.concurrent.."));

  /// What a package name does not tell apart.
  @ArchTest
  static final ArchRule CONSENSUS_IS_A_PURE_FUNCTION =
      noClasses()
          .that()
          .resideInAPackage(IBFT)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(random\\..*|Random|SplittableRandom|UUID|Timer|TimerTask|Date)"
                  + "|java\\.lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder)")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule GENESIS_NEEDS_NO_OTHER_MODULE =
      classes()
          .that()
          .resideInAPackage(GENESIS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  GENESIS,
                  "java..",
                  "javax.crypto..",
                  "org.apache.tuweni..",
                  "org.bouncycastle..",
                  "com.fasterxml.jackson..",
                  "org.jspecify.."));

  @ArchTest
  static final ArchRule ONLY_THE_CONSENSUS_SHELL_SEES_CONSENSUS =
      noClasses()
          .that()
          .resideInAPackage(CHAIN)
          .and()
          .resideOutsideOfPackage("org.concordat.chain.consensus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(IBFT);

  @ArchTest
  static final ArchRule THE_LEDGER_KNOWS_NOTHING_ABOVE_IT =
      noClasses()
          .that()
          .resideInAPackage(CHAIN)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(GOVERNANCE, PRIVACY, ANCHOR, DEPLOY, "org.web3j.."));

  @ArchTest
  static final ArchRule GOVERNANCE_SPEAKS_JSON_RPC =
      noClasses()
          .that()
          .resideInAPackage(GOVERNANCE)
          .should()
          .dependOnClassesThat(resideInAnyPackage(IBFT, CHAIN, PRIVACY, ANCHOR, DEPLOY));

  @ArchTest
  static final ArchRule PRIVACY_SPEAKS_JSON_RPC =
      noClasses()
          .that()
          .resideInAPackage(PRIVACY)
          .should()
          .dependOnClassesThat(resideInAnyPackage(IBFT, CHAIN, GOVERNANCE, ANCHOR, DEPLOY));

  @ArchTest
  static final ArchRule ANCHOR_SPEAKS_JSON_RPC =
      noClasses()
          .that()
          .resideInAPackage(ANCHOR)
          .should()
          .dependOnClassesThat(resideInAnyPackage(IBFT, CHAIN, GOVERNANCE, PRIVACY, DEPLOY));

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("org.concordat.(**)").should().beFreeOfCycles();
}
