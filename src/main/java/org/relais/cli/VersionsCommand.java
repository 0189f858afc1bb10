package org.relais.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais versions}: which configurations were saved or became active, by whom and why. */
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

  private void list(VersionHistory history, ZoneId zone) {
    List<ConfigurationVersion> found = history.list(Long.MAX_VALUE, SHOWN);
    if (found.isEmpty()) {
      spec.commandLine().getOut().println(messages.text("versions.none"));
      return;
    }
    TextTable table = new TextTable();
    long active = history.active().map(ConfigurationVersion::number).orElse(0L);
    for (ConfigurationVersion each : found) {
      table.row(
          each.number() == active ? "*" : " ",
          Long.toString(each.number()),
          each.shortVersion(),
          state(each),
          WHEN.format(each.at().atZone(zone)),
          each.author(),
          each.message());
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
  }

  private String state(ConfigurationVersion version) {
    Long live = version.liveAs();
    return live == null || version.state() == ConfigurationVersion.State.LIVE
        ? messages.text("versions.state." + version.state())
        : messages.text("versions.state.liveAs", live);
  }
}
