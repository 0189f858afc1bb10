package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.console.diff.FileDiff;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais versions diff}: what a version changed, or what differs between two. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class VersionsDiffCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private VersionWork work;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "VERSION",
      descriptionKey = "versions.version")
  private @Nullable String version;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OTHER",
      descriptionKey = "versions.against")
  private @Nullable String other;

  VersionsDiffCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.look(messages, (history, zone) -> diff(history));
  }

  private void diff(VersionHistory history) {
    PrintWriter out = spec.commandLine().getOut();
    ConfigurationVersion shown = VersionWork.find(history, version, messages);
    SortedMap<String, String> files = history.files(shown.number());
    List<FileDiff> diffs =
        other == null
            ? FileDiff.of(parent(history, shown), files)
            : FileDiff.of(
                files, history.files(VersionWork.find(history, other, messages).number()));
    if (diffs.isEmpty()) {
      out.println(messages.text("versions.same"));
    }
    diffs.forEach(diff -> print(diff, out));
  }

  private static SortedMap<String, String> parent(
      VersionHistory history, ConfigurationVersion shown) {
    Long parent = shown.parent();
    return parent == null ? new TreeMap<>() : history.files(parent);
  }

  /** As {@code diff -u} has it, so that other programs read it. */
  private static void print(FileDiff diff, PrintWriter out) {
    out.println("--- " + (diff.kind() == FileDiff.Kind.ADDED ? "/dev/null" : "a/" + diff.path()));
    out.println("+++ " + (diff.kind() == FileDiff.Kind.REMOVED ? "/dev/null" : "b/" + diff.path()));
    for (FileDiff.Hunk hunk : diff.hunks()) {
      out.println(hunk.place());
      hunk.lines().forEach(line -> out.println(line.sign() + line.text()));
    }
  }
}
