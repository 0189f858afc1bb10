package org.relais.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais versions show}: what a version holds. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class VersionsShowCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private VersionWork work;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "VERSION",
      descriptionKey = "versions.version")
  private @Nullable String version;

  @Option(names = "--file", paramLabel = "PATH", descriptionKey = "versions.file")
  private @Nullable String file;

  VersionsShowCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.look(messages, (history, zone) -> show(history));
  }

  private void show(VersionHistory history) {
    PrintWriter out = spec.commandLine().getOut();
    ConfigurationVersion found = VersionWork.find(history, version, messages);
    var files = history.files(found.number());
    if (file == null) {
      out.println(found.version());
      out.println(found.author() + ": " + found.message());
      Long parent = found.parent();
      if (parent != null) {
        out.println(messages.text("versions.from", parent));
      }
      files.keySet().forEach(path -> out.println("  " + path));
      return;
    }
    @Nullable String text = files.get(file);
    if (text == null) {
      throw new CommandStopped(
          ExitCode.USAGE, messages.text("versions.noFile", found.shortVersion(), file));
    }
    out.print(text);
    out.flush();
  }
}
