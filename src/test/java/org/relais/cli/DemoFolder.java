package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.relais.ledger.TestDatabase;

/**
 * A copy of the demo's deployment, so that its ledger and its output are a test's own.
 *
 * @param config the copied configuration
 * @param register the copied files of the paper register
 * @param output where the files for the stick appear
 */
record DemoFolder(Path config, Path register, Path output) {
  private static final Pattern UNREADABLE =
      Pattern.compile("(?<source>.*/)(?<file>[^/]+[.]csv)#(?<row>\\d+)");
  private static final Charset SPREADSHEET = Charset.forName("windows-1252");

  /** What a command said. */
  record Printed(int exit, String out, String err) {}

  static DemoFolder in(Path folder) throws IOException {
    Path config = copy(Path.of("examples", "config"), folder.resolve("config"));
    Path register = copy(Path.of("examples", "csv"), folder.resolve("csv"));
    Path data = folder.resolve("data");
    TestDatabase.lendPrograms(data);
    return new DemoFolder(config, register, data.resolve("stick"));
  }

  /** Runs a command line on this deployment. */
  Printed relais(String... words) {
    String[] all =
        Stream.concat(Stream.of(words), Stream.of("--config", config.toString()))
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Relais.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Printed(exit, out.toString(), err.toString());
  }

  /** The number that stands in a row of the register, where the ledger names it file#row. */
  String number(String record) throws IOException {
    Matcher unreadable = UNREADABLE.matcher(record);
    if (!unreadable.matches()) {
      return record;
    }
    List<String> lines =
        Files.readAllLines(register.resolve(unreadable.group("file")), SPREADSHEET);
    String row = lines.get(Integer.parseInt(unreadable.group("row")));
    return unreadable.group("source") + row.split(";")[0];
  }

  /** Types a row of the register once more, in a file of its own, as cancelled. */
  void cancel(String row) throws IOException {
    for (Path file : files(register)) {
      List<String> lines = Files.readAllLines(file, SPREADSHEET);
      for (String line : lines) {
        String[] columns = line.split(";", 4);
        if (columns[0].equals(row)) {
          String cancelled = String.join(";", row, "9", "Annulé", columns[3]);
          Path added = register.resolve("registre-annulations.csv");
          Files.write(added, List.of(lines.get(0), cancelled), SPREADSHEET);
          Files.setLastModifiedTime(added, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
          return;
        }
      }
    }
    throw new IllegalArgumentException("no row " + row);
  }

  /** With what links lead to, since they lead out of the folder. */
  private static Path copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path copied = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copied.getParent());
      // A file that has just changed might still grow, so no source would read it yet.
      Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
