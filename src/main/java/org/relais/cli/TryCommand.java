package org.relais.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Acting;
import org.relais.config.Deployment;
import org.relais.console.trial.Masking;
import org.relais.console.trial.Trial;
import org.relais.console.trial.TrialSteps;
import org.relais.ledger.StoredRecords;
import org.relais.ledger.StoredRecords.Kept;
import org.relais.source.SourceDefinition;
import org.relais.visit.FormMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais try}: what becomes of a real record by the configuration of a folder. */
@Command(name = "try", mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "try.source")
  private String source;

  @Option(names = "--record", paramLabel = "ID", descriptionKey = "try.record")
  private @Nullable String record;

  @Option(names = "--form", paramLabel = "NAME", descriptionKey = "try.form")
  private @Nullable String form;

  @Option(names = "--rejected", descriptionKey = "try.rejected")
  private boolean rejected;

  @Option(names = "--fhir", descriptionKey = "try.fhir")
  private boolean fhir;

  TryCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    SourceDefinition definition =
        deployment.sources().stream()
            .filter(one -> one.name().equals(source))
            .findFirst()
            .orElseThrow(() -> stop(messages.text("try.noSource", source, names(deployment))));
    try (Installation installation = Installation.toLook(deployment, messages)) {
      StoredRecords records =
          new StoredRecords(installation.database().dataSource(), installation.rules(), definition);
      Kept kept = kept(records, definition);
      Trial trial = new Trial(deployment, definition);
      Masking masking = Masking.of(source, List.of(deployment));
      TrialSteps steps = trial.of(kept.input(), Acting.NOTHING, masking);
      new TrialPrinter(messages, spec.commandLine().getOut(), fhir).print(definition, kept, steps);
      return steps.mapped() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
    }
  }

  private Kept kept(StoredRecords records, SourceDefinition definition) {
    String id = record;
    if (id != null) {
      return records.find(id).orElseThrow(() -> stop(messages.text("try.noRecord", id, source)));
    }
    String ofForm = form;
    return definition.mapping().forms().stream()
        .map(FormMapping::form)
        .filter(name -> ofForm == null || ofForm.equals(name))
        .distinct()
        .map(name -> records.newest(name, rejected).flatMap(records::find))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> stop(messages.text("try.none", source)));
  }

  private static String names(Deployment deployment) {
    return deployment.sources().stream()
        .map(SourceDefinition::name)
        .collect(Collectors.joining(", "));
  }

  private static CommandStopped stop(String message) {
    return new CommandStopped(ExitCode.USAGE, message);
  }
}
