package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetDefinition;
import org.relais.http.CamelHttp;
import org.relais.indicator.Period;
import org.relais.route.Preview;
import org.relais.target.dhis2.Dhis2Preview;
import org.relais.target.dhis2.Dhis2Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais preview}: what a push of a period would change on the server. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--period", required = true, paramLabel = "PERIOD", descriptionKey = "period")
  private String period;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "onlyTarget")
  private @Nullable String target;

  @Option(names = "--data-set", paramLabel = "CODE", descriptionKey = "onlyDataSet")
  private @Nullable String dataSet;

  @Option(names = "--org-unit", paramLabel = "CODE", descriptionKey = "onlyOrgUnit")
  private @Nullable String orgUnit;

  @Option(names = "--dry-run", descriptionKey = "dryRun")
  private boolean dryRun;

  @Option(names = "--all", descriptionKey = "allRows")
  private boolean all;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--csv", descriptionKey = "csv")
  private boolean csv;

  PreviewCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr())
            .load(config.folder(), System.getenv());
    List<TargetDefinition> targets =
        deployment.targets().stream()
            .filter(definition -> definition.settings() instanceof Dhis2Settings)
            .filter(definition -> target == null || definition.name().equals(target))
            .toList();
    if (targets.isEmpty()) {
      throw new CommandStopped(
          ExitCode.USAGE, messages.text("preview.noServer", target == null ? "" : target));
    }
    requireKnown(deployment);
    try (Installation installation = Installation.toLook(deployment, messages);
        CamelHttp http = CamelHttp.standalone();
        PreviewOutput output = output(out)) {
      for (TargetDefinition definition : targets) {
        show(installation, http, definition, output);
      }
      output.end();
      return output.tally().needsPerson() ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
    }
  }

  private void requireKnown(Deployment deployment) {
    if (Period.parse(period).isEmpty()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("preview.badPeriod", period));
    }
    if (dataSet != null
        && deployment.dataSets().stream().noneMatch(set -> set.code().equals(dataSet))) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("preview.noDataSet", dataSet));
    }
    if (orgUnit != null && deployment.orgUnits().find(orgUnit).isEmpty()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("explain.unknownOrgUnit", orgUnit));
    }
  }

  private PreviewOutput output(PrintWriter out) throws IOException {
    if (json) {
      return new PreviewJson(out, all);
    }
    return csv ? new PreviewCsv(out, all) : new PreviewTable(messages, out, all);
  }

  private void show(
      Installation installation,
      CamelHttp http,
      TargetDefinition definition,
      PreviewOutput output) {
    Dhis2Settings settings = (Dhis2Settings) definition.settings();
    Preview preview =
        new Preview(
            installation.database().dataSource(),
            new Dhis2Preview(definition.name(), settings, http, clock));
    for (String code : definition.dataSets()) {
      if (dataSet == null || dataSet.equals(code)) {
        Optional<Cause> unavailable = show(preview, definition.name(), code, output);
        if (unavailable.isPresent()) {
          throw new CommandStopped(
              ExitCode.STILL_DUE,
              messages.text(
                  "online.unavailable",
                  definition.name(),
                  messages.label(unavailable.get().message())));
        }
      }
    }
  }

  private Optional<Cause> show(Preview preview, String name, String code, PreviewOutput output) {
    try (Progress progress =
        Progress.of(messages.text("preview.compared"), spec.commandLine().getErr())) {
      return preview.show(
          new Preview.Question(name, code, period, orgUnit, dryRun),
          row -> {
            output.add(row);
            progress.step(1);
          });
    }
  }
}
