package org.relais.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.ledger.CellVisits;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.OrgUnit;
import org.relais.visit.Visit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais explain}: the visits behind a value, without names. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Parameters(index = "0", paramLabel = "DATA_ELEMENT", descriptionKey = "dataElement")
  private String dataElement;

  @Parameters(index = "1", paramLabel = "ORG_UNIT", descriptionKey = "orgUnit")
  private String orgUnit;

  @Parameters(index = "2", paramLabel = "PERIOD", descriptionKey = "period")
  private String period;

  @Option(names = "--limit", defaultValue = "50", descriptionKey = "limit")
  private int limit;

  ExplainCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    DataSet dataSet = dataSet(deployment);
    DataElement element =
        dataSet.elements().stream()
            .filter(e -> e.code().equals(dataElement))
            .findFirst()
            .orElseThrow();
    OrgUnit unit =
        deployment
            .orgUnits()
            .find(orgUnit)
            .orElseThrow(() -> stop(messages.text("explain.unknownOrgUnit", orgUnit)));
    Period reported =
        Period.parse(period)
            .filter(given -> given.type() == dataSet.periodType())
            .orElseThrow(
                () -> stop(messages.text("explain.badPeriod", period, dataSet.code(), "202610")));
    try (Installation installation = Installation.toLook(deployment, messages)) {
      print(
          deployment,
          element,
          unit,
          new CellVisits(installation.database().dataSource(), installation.rules())
              .behind(dataSet, element, orgUnit, reported));
    }
    return ExitCode.DONE;
  }

  private DataSet dataSet(Deployment deployment) {
    return deployment.dataSets().stream()
        .filter(set -> set.elements().stream().anyMatch(e -> e.code().equals(dataElement)))
        .findFirst()
        .orElseThrow(() -> stop(messages.text("explain.unknownElement", dataElement)));
  }

  private static CommandStopped stop(String message) {
    return new CommandStopped(ExitCode.USAGE, message);
  }

  private void print(
      Deployment deployment, DataElement element, OrgUnit unit, CellVisits.Behind behind) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        messages.text(
            "explain.title",
            messages.label(element.label()),
            element.code(),
            unit.name(),
            unit.code(),
            period));
    out.println(messages.text("explain.rule", element.rule()));
    TextTable cells = new TextTable();
    behind.cells().forEach(cell -> cells.row(options(cell), cell.value().toPlainString()));
    cells.lines().forEach(line -> out.println("  " + line));
    if (behind.visits().isEmpty()) {
      out.println(messages.text("explain.none"));
      return;
    }
    TextTable visits = new TextTable().row(messages.text("explain.header").split("\\|"));
    behind.visits().stream()
        .limit(limit)
        .forEach(visit -> visits.row(cells(deployment, element, visit)));
    visits.lines().forEach(line -> out.println("  " + line));
    if (behind.visits().size() > limit) {
      out.println("  " + messages.text("explain.more", behind.visits().size() - limit));
    }
    out.println(messages.text("explain.total", behind.visits().size()));
  }

  private static String options(CellVisits.Cell cell) {
    return cell.options().isEmpty() ? "=" : cell.options().toString().replaceAll("[{}]", "");
  }

  /** Where a visit stands, and what the rule reads of it; nothing that names the child. */
  private static String[] cells(Deployment deployment, DataElement element, Visit visit) {
    String answers =
        deployment.model().dictionary().fields().stream()
            .filter(field -> element.reads().contains(field) || element.split().contains(field))
            .filter(field -> !field.personal())
            .map(field -> answer(field, visit))
            .filter(answer -> !answer.isEmpty())
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    return new String[] {
      visit.source() + "/" + visit.recordId(),
      String.valueOf(visit.date(CoreField.VISIT_DATE)),
      String.valueOf(visit.text(CoreField.ORG_UNIT)),
      answers
    };
  }

  private static String answer(Field field, Visit visit) {
    Object value = visit.value(field);
    if (value == null) {
      return "";
    }
    String shown = value instanceof Boolean yes ? (yes ? "yes" : "no") : value.toString();
    return field.name() + "=" + shown;
  }
}
