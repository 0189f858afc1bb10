package org.relais.cli;

import java.util.ArrayList;
import java.util.List;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The items and causes of the error queue that a command names, or all of it. */
final class ErrorIds {
  @Parameters(arity = "0..*", paramLabel = "ID", descriptionKey = "errors.ids")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", descriptionKey = "errors.all")
  private boolean all;

  /**
   * The filter, narrowed to what is named.
   *
   * @throws CommandStopped where nothing is named, an id is none, or causes and items are mixed
   */
  ErrorFilter narrow(ErrorFilter filter, Messages messages) {
    if (ids.isEmpty() != all) {
      throw stop(messages.text("errors.nameSome"));
    }
    List<CauseId> causes = new ArrayList<>();
    List<ErrorId> items = new ArrayList<>();
    for (String id : ids) {
      CauseId.parse(id)
          .ifPresentOrElse(
              causes::add,
              () ->
                  items.add(
                      ErrorId.parse(id)
                          .orElseThrow(() -> stop(messages.text("errors.badId", id)))));
    }
    if (!causes.isEmpty() && !items.isEmpty()) {
      throw stop(messages.text("errors.mixed"));
    }
    return filter.ofCauses(causes).only(items);
  }

  /** Whether single items are named, so that what waits for the clock is meant as well. */
  boolean namesSome() {
    return !ids.isEmpty();
  }

  private static CommandStopped stop(String message) {
    return new CommandStopped(ExitCode.USAGE, message);
  }
}
