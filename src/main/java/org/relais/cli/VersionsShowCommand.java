package org.relais.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
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
    return work.look(messages, (publications, zone) -> show(publications));
  }

  private void show(Publications publications) {
    PrintWriter out = spec.commandLine().getOut();
    Publication found = VersionWork.find(publications, version, messages);
    var files = publications.files(found.number());
    if (file == null) {
      out.println(found.version());
      out.println(found.author() + ": " + found.message());
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
