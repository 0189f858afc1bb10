package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais versions export}: writes a version's files, so that a folder can follow. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class VersionsExportCommand implements Callable<Integer> {
  private static final List<String> KINDS = List.of(".yaml", ".yml", ".csv");

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private VersionWork work;

  @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "versions.folder")
  private Path folder;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      descriptionKey = "versions.version")
  private @Nullable String version;

  VersionsExportCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    return work.look(messages, (history, zone) -> export(history));
  }

  private void export(VersionHistory history) {
    PrintWriter out = spec.commandLine().getOut();
    ConfigurationVersion found = VersionWork.find(history, version, messages);
    SortedMap<String, String> files = history.files(found.number());
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(file.getKey(), file.getValue());
      }
      out.println(
          messages.text(
              "versions.exported", files.size(), found.shortVersion(), folder.toString()));
      others(files).forEach(path -> out.println(messages.text("versions.other", path)));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void write(String path, String text) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Path to = root.resolve(path).normalize();
    if (!to.startsWith(root)) {
      throw new IOException("not inside the folder: " + path);
    }
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }

  /** Configuration files of the folder that the version does not have. */
  private List<String> others(SortedMap<String, String> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .filter(path -> KINDS.stream().anyMatch(path::endsWith) && !files.containsKey(path))
          .sorted()
          .toList();
    }
  }
}
