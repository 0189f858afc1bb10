package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.ErrorQueue;
import org.relais.ledger.HeldContents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais errors show}: the items of a cause, or one item in full. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class ErrorsShowCommand implements Callable<Integer> {
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ErrorFormat format;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "errors.id")
  private String id;

  @Option(names = "--after", paramLabel = "ID", descriptionKey = "errors.after")
  private @Nullable String after;

  @Option(names = "--limit", defaultValue = "50", descriptionKey = "errors.limit")
  private int limit;

  @Option(names = "--raw", descriptionKey = "errors.raw")
  private boolean raw;

  ErrorsShowCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    Optional<CauseId> cause = CauseId.parse(id);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      if (cause.isPresent()) {
        show(cause.get(), deployment, installation);
      } else {
        show(
            ErrorId.parse(id)
                .orElseThrow(
                    () -> new CommandStopped(ExitCode.USAGE, messages.text("errors.badId", id))),
            deployment,
            installation);
      }
    }
    return ExitCode.DONE;
  }

  private void show(CauseId cause, Deployment deployment, Installation installation)
      throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    ErrorQueue queue = new ErrorQueue(installation.database().dataSource(), deployment.orgUnits());
    ErrorFilter filter =
        ErrorFilter.of(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED)
            .ofCauses(List.of(cause));
    List<ErrorCause> lines = queue.causes(filter, DeliveryState.values().length);
    if (lines.isEmpty()) {
      throw notThere();
    }
    ErrorCause first = lines.get(0);
    if (format.csv()) {
      export(queue, first, filter, out);
      return;
    }
    List<ErrorItem> items = queue.items(first.kind(), filter, behind(), limit + 1);
    boolean more = items.size() > limit;
    List<ErrorItem> shown = more ? items.subList(0, limit) : items;
    if (format.json()) {
      out.println(ErrorJson.items(shown, more));
      return;
    }
    ErrorWords words = new ErrorWords(messages, deployment.zone());
    new ErrorListPrinter(messages, words, out).print(lines);
    new ErrorItemsPrinter(messages, words, out).print(shown);
    if (more) {
      out.println(messages.text("errors.more", cause, shown.get(limit - 1).id()));
    }
  }

  private void export(ErrorQueue queue, ErrorCause cause, ErrorFilter filter, PrintWriter out) {
    long last = behind();
    List<ErrorItem> items;
    boolean first = true;
    do {
      items = queue.items(cause.kind(), filter, last, EXPORTED_AT_ONCE);
      ErrorCsv.items(items, first, out);
      first = false;
      last = items.isEmpty() ? last : items.get(items.size() - 1).id().number();
    } while (items.size() == EXPORTED_AT_ONCE);
  }

  private void show(ErrorId item, Deployment deployment, Installation installation)
      throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    DataSource ledger = installation.database().dataSource();
    ErrorDetail detail =
        new ErrorQueue(ledger, deployment.orgUnits()).item(item).orElseThrow(this::notThere);
    if (format.json()) {
      out.println(ErrorJson.detail(detail));
      return;
    }
    if (format.csv()) {
      ErrorCsv.items(List.of(detail.item()), true, out);
      return;
    }
    ErrorDetailPrinter printer = new ErrorDetailPrinter(messages, deployment, out);
    printer.print(detail);
    if (detail.item() instanceof ErrorItem.HeldCell cell) {
      printer.printVisits(cell, ledger, installation.rules(), limit);
    }
    new HeldContents(ledger, installation.rules(), Clock.systemUTC())
        .masked(item)
        .ifPresent(content -> printer.print(content, raw));
  }

  private long behind() {
    String given = after;
    return given == null
        ? 0
        : ErrorId.parse(given)
            .map(ErrorId::number)
            .orElseThrow(
                () -> new CommandStopped(ExitCode.USAGE, messages.text("errors.badId", given)));
  }

  private CommandStopped notThere() {
    return new CommandStopped(ExitCode.USAGE, messages.text("errors.notThere", id));
  }
}
