package org.concordat.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.evidence.EvidenceReader;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcL2View;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.anchor.verify.Verdict;
import org.concordat.anchor.verify.VerdictJson;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat verify`: one evidence package, checked link by link from its bytes.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks an evidence package; exits 0 only when the verdict is valid.")
public final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The evidence package.")
  private @Nullable Path file;

  @Option(
      names = "--genesis-hash",
      paramLabel = "HASH",
      description = "The consortium's genesis hash as you know it.")
  private @Nullable String genesisHash;

  @Option(
      names = "--anchor-contract",
      paramLabel = "ADDRESS",
      description = "ConsortiumAnchor's address as you know it.")
  private @Nullable String contract;

  @Option(
      names = "--l2-rpc-url",
      paramLabel = "URL",
      description = "An L2 endpoint: also checks that the anchor is on that chain.")
  private @Nullable String l2RpcUrl;

  @Option(
      names = "--max-age-seconds",
      paramLabel = "SECONDS",
      description = "Calls an anchor older than this stale.")
  private @Nullable Long maxAgeSeconds;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Verdict verdict = new EvidenceVerifier(trust()).verify(bytes());
    CommandSpec own = Objects.requireNonNull(spec);
    own.commandLine().getOut().println(json ? VerdictJson.write(verdict) : text(verdict));
    return (verdict.valid() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
  }

  /// Reads one byte past the bound, so that the verifier sees a file that is too long.
  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(Objects.requireNonNull(file))) {
      return in.readNBytes(EvidenceReader.MAXIMUM_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " does not exist: give the path of an evidence package");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  private TrustOptions trust() {
    TrustOptions trust = TrustOptions.none();
    if (genesisHash != null) {
      trust = trust.withGenesisHash(hash(genesisHash));
    }
    if (contract != null) {
      trust = trust.withContract(address(contract));
    }
    if (maxAgeSeconds != null) {
      trust = trust.withFreshness(System.currentTimeMillis() / 1000, maxAgeSeconds);
    }
    if (l2RpcUrl != null) {
      trust =
          trust.withL2(
              new JsonRpcL2View(JsonRpc.l2(l2RpcUrl), new AnchorContract(ContractArtifact.load())));
    }
    return trust;
  }

  private static Bytes32 hash(String text) {
    if (!text.matches("0x[0-9a-fA-F]{64}")) {
      throw new BadInput("--genesis-hash must be 0x and 64 hex digits");
    }
    return Bytes32.fromHexString(text);
  }

  private static Address address(String text) {
    if (!text.matches("0x[0-9a-fA-F]{40}")) {
      throw new BadInput("--anchor-contract must be 0x and 40 hex digits");
    }
    return Address.fromHex(text);
  }

  private static String text(Verdict verdict) {
    StringBuilder out = new StringBuilder();
    verdict
        .links()
        .forEach(link ->
            out.append(
                "  %-9s  %-16s  %s%n"
                    .formatted(
                        link.state().name().toLowerCase(Locale.ROOT),
                        link.link().text(),
                        link.detail())));
    out.append("%s: %s".formatted(verdict.word().text(), verdict.reason()));
    if (verdict.valid() && !verdict.assumptions().isEmpty()) {
      out.append("; what is unchecked is yours to compare");
    }
    return out.toString();
  }
}
