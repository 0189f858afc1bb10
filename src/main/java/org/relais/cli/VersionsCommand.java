package org.relais.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais versions}: which configurations were published, by whom and why. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    subcommands = {
      VersionsShowCommand.class,
      VersionsDiffCommand.class,
      VersionsExportCommand.class
    })
final class VersionsCommand implements Callable<Integer> {
  private static final int SHOWN = 50;
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private VersionWork work;

  VersionsCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.look(messages, this::list);
  }

  private void list(Publications publications, ZoneId zone) {
    List<Publication> found = publications.list(Long.MAX_VALUE, SHOWN);
    if (found.isEmpty()) {
      spec.commandLine().getOut().println(messages.text("versions.none"));
      return;
    }
    TextTable table = new TextTable();
    for (Publication each : found) {
      table.row(
          each == found.get(0) ? "*" : " ",
          each.shortVersion(),
          WHEN.format(each.publishedAt().atZone(zone)),
          each.author(),
          each.message());
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
  }
}
