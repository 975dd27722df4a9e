package org.concordat.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.anchor.AnchorException;
import org.concordat.chain.ChainException;
import org.concordat.deploy.bench.BenchException;
import org.concordat.deploy.localnet.LocalNetworkException;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.GenesisException;
import org.concordat.governance.GovernanceException;
import org.concordat.privacy.PrivacyException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// Turns an exception that ended a command into what the user reads and the exit code.
final class FailureReport implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LogManager.getLogger();

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    ExitCode code = classify(failure);
    String message = String.valueOf(failure.getMessage());
    if (code == ExitCode.INTERNAL) {
      LOG.error("unexpected failure", failure);
      message = "unexpected failure, please report it with the log: " + failure;
    }
    command.getErr().println("concordat: " + message);
    if (wantsJson(parsed)) {
      ObjectNode report = JsonNodeFactory.instance.objectNode().put("ok", false);
      report.putObject("error").put("code", code.name()).put("message", message);
      command.getOut().println(report);
    }
    return code.status();
  }

  private static ExitCode classify(Exception failure) {
    return switch (failure) {
      case BadInput _ -> ExitCode.BAD_INPUT;
      case GenesisException _ -> ExitCode.ENVIRONMENT;
      case BenchException _ -> ExitCode.ENVIRONMENT;
      case ChainException _ -> ExitCode.ENVIRONMENT;
      case LocalNetworkException _ -> ExitCode.ENVIRONMENT;
      case GovernanceException _ -> ExitCode.ENVIRONMENT;
      case PrivacyException e when e.code() == PrivacyException.Code.INPUT_UNREADABLE ->
          ExitCode.BAD_INPUT;
      case PrivacyException _ -> ExitCode.ENVIRONMENT;
      case AnchorException _ -> ExitCode.ENVIRONMENT;
      case null, default -> ExitCode.INTERNAL;
    };
  }

  private static boolean wantsJson(ParseResult parsed) {
    ParseResult at = parsed;
    while (at.hasSubcommand()) {
      at = at.subcommand();
    }
    return at.hasMatchedOption("--json");
  }
}
