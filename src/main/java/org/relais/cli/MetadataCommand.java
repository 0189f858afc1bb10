package org.relais.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.http.CamelHttp;
import org.relais.indicator.DataSet;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.Dhis2Metadata;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.metadata.Kind;
import org.relais.target.dhis2.metadata.MetadataPackage;
import org.relais.target.file.AdxNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais metadata}: what a DHIS2 server lacks, for its administrator to import. */
@Command(name = "metadata", mixinStandardHelpOptions = true)
final class MetadataCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "onlyTarget")
  private @Nullable String target;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "metadata.out")
  private @Nullable Path file;

  @Option(names = "--offline", descriptionKey = "offline")
  private boolean offline;

  MetadataCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    ConfigurationLoader loader = new ConfigurationLoader(messages, spec.commandLine().getErr());
    Deployment deployment =
        offline
            ? loader.check(config.folder()).deployment()
            : loader.load(config.folder(), System.getenv());
    TargetDefinition definition = target(deployment);
    List<DataSet> dataSets =
        deployment.dataSets().stream()
            .filter(set -> definition.dataSets().contains(set.code()))
            .toList();
    MetadataPackage metadata = metadata(deployment, definition, dataSets);
    write(metadata);
    tell(metadata, dataSets);
    return metadata.shortcomings().isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
  }

  /** The one that is meant, where there are several. */
  private TargetDefinition target(Deployment deployment) {
    List<TargetDefinition> servers =
        deployment.targets().stream()
            .filter(definition -> definition.settings() instanceof Dhis2Settings)
            .filter(definition -> target == null || definition.name().equals(target))
            .toList();
    if (servers.size() != 1) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("metadata.target", servers.size()));
    }
    return servers.get(0);
  }

  private MetadataPackage metadata(
      Deployment deployment, TargetDefinition definition, List<DataSet> dataSets) {
    Dhis2Metadata writer =
        new Dhis2Metadata(definition.name(), (Dhis2Settings) definition.settings());
    if (offline) {
      return writer.everything(dataSets);
    }
    try (CamelHttp http = CamelHttp.standalone()) {
      Dhis2Metadata.Lack lack = writer.lack(dataSets, deployment.orgUnits(), http, clock);
      if (lack instanceof Dhis2Metadata.Lack.Unavailable unavailable) {
        throw new CommandStopped(
            ExitCode.STILL_DUE,
            messages.text(
                "online.unavailable",
                definition.name(),
                messages.label(unavailable.cause().message())));
      }
      return ((Dhis2Metadata.Lack.Found) lack).metadata();
    }
  }

  private void write(MetadataPackage metadata) throws IOException {
    String json =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(metadata.json());
    if (file == null) {
      spec.commandLine().getOut().println(json);
    } else {
      Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
    }
  }

  /** Beside the JSON, which may go to standard output. */
  private void tell(MetadataPackage metadata, List<DataSet> dataSets) {
    PrintWriter err = spec.commandLine().getErr();
    if (metadata.isEmpty()) {
      err.println(messages.text("metadata.nothing"));
    } else {
      err.println(
          messages.text(
              "metadata.written",
              metadata.count(Kind.ELEMENTS),
              metadata.count(Kind.COMBOS),
              metadata.count(Kind.CATEGORIES),
              metadata.count(Kind.OPTIONS),
              metadata.count(Kind.DATA_SETS)));
      err.println(messages.text("metadata.import"));
    }
    metadata
        .shortcomings()
        .forEach(
            (category, options) ->
                err.println(messages.text("metadata.lacks", category, String.join(", ", options))));
    List<String> illegal =
        AdxNames.illegal(
            dataSets.stream()
                .flatMap(set -> set.elements().stream())
                .flatMap(element -> Disaggregation.of(element).categories().stream())
                .map(Disaggregation.Category::code)
                .toList());
    if (!illegal.isEmpty()) {
      err.println(messages.text("metadata.notAdx", String.join(", ", illegal)));
    }
  }
}
