package org.relais.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what escaped from a command into a sentence; the trace goes to the log only. */
final class FaultReport implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FaultReport.class);

  private final Messages messages;

  FaultReport(Messages messages) {
    this.messages = messages;
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) {
    if (fault instanceof CommandStopped stopped) {
      line.getErr().println(stopped.getMessage());
      return stopped.exitCode();
    }
    LOG.debug("fault in {}", line.getCommandName(), fault);
    line.getErr()
        .println(
            messages.text(
                "fault", fault.getClass().getSimpleName(), String.valueOf(fault.getMessage())));
    return ExitCode.FAULT;
  }
}
