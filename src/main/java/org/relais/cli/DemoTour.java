package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.ledger.SampleCells;
import org.relais.target.file.FileTargetSettings;
import org.relais.visit.OrgUnit;

/** Shows what came out of the demo: some cells with their labels, and the files. */
final class DemoTour {
  private static final int CELLS = 10;
  private static final int FILES = 6;

  private final Path config;
  private final Deployment deployment;
  private final Messages messages;
  private final PrintWriter out;
  private final Map<String, DataElement> elements = new HashMap<>();

  /**
   * @param config the folder that the demo runs by, for commands to go on with
   */
  DemoTour(Path config, Deployment deployment, Messages messages, PrintWriter out) {
    this.config = config;
    this.deployment = deployment;
    this.messages = messages;
    this.out = out;
    deployment.dataSets().forEach(set -> set.elements().forEach(e -> elements.put(e.code(), e)));
  }

  void cells(DataSource ledger) {
    String target =
        deployment.targets().stream()
            .filter(t -> !t.dataSets().isEmpty())
            .findFirst()
            .orElseThrow()
            .name();
    List<SampleCells.Sample> samples = SampleCells.of(ledger, target, CELLS);
    out.println();
    out.println(messages.text("demo.cells"));
    TextTable table = new TextTable();
    for (SampleCells.Sample sample : samples) {
      DataElement element = elements.get(sample.element());
      table.row(
          sample.element(),
          element == null ? "" : messages.label(element.label()),
          sample.options().values().stream().collect(Collectors.joining(" ")),
          deployment.orgUnits().find(sample.orgUnit()).map(OrgUnit::name).orElse(sample.orgUnit()),
          sample.period(),
          sample.value().toPlainString());
    }
    table.lines().forEach(line -> out.println("  " + line));
    samples.stream()
        .findFirst()
        .ifPresent(
            sample ->
                out.println(
                    messages.text(
                        "demo.next",
                        sample.element(),
                        sample.orgUnit(),
                        sample.period(),
                        fromHere(config).toString())));
  }

  /** As a person types it who is in the project's folder. */
  private static Path fromHere(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = folder.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole) : whole;
  }

  /**
   * How to log in to the console.
   *
   * @param password of the account that was just made, told this once
   */
  void account(Optional<String> password) {
    String folder = fromHere(config).toString();
    out.println(
        password
            .map(made -> messages.text("demo.account", DemoAccount.NAME, made))
            .orElseGet(() -> messages.text("demo.accountKnown")));
    out.println(messages.text("demo.accountForgotten", DemoAccount.NAME, folder));
  }

  /** Where the files are, and the first of them. */
  void output() {
    deployment.targets().stream()
        .map(target -> target.settings())
        .filter(FileTargetSettings.class::isInstance)
        .map(settings -> ((FileTargetSettings) settings).folder())
        .forEach(this::list);
  }

  private void list(Path folder) {
    out.println();
    out.println(messages.text("demo.output", folder.toString()));
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      files.stream()
          .limit(FILES)
          .forEach(file -> out.println("  " + folder.relativize(file) + "  " + kilobytes(file)));
      if (files.size() > FILES) {
        out.println("  " + messages.text("explain.more", files.size() - FILES));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String kilobytes(Path file) {
    try {
      return (Files.size(file) + 1023) / 1024 + " kB";
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
