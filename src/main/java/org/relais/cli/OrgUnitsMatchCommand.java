package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.OrgUnitList;
import org.relais.target.dhis2.OrgUnitMatcher;
import org.relais.target.dhis2.ServerOrgUnit;
import org.relais.target.dhis2.ServerOrgUnits;
import org.relais.target.dhis2.SiteProposals;
import org.relais.visit.OrgUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relais org-units match}: proposes, and a person confirms. */
@Command(name = "match", mixinStandardHelpOptions = true)
final class OrgUnitsMatchCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "org-units.source")
  private String source;

  OrgUnitsMatchCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr())
            .load(config.folder(), System.getenv());
    List<ServerOrgUnit> theirs = theirs(deployment);
    List<OrgUnit> ours = List.copyOf(deployment.orgUnits().all());
    SiteProposals.write(new OrgUnitMatcher(deployment.orgUnits(), theirs).propose(ours), out);
    out.flush();
    return ExitCode.DONE;
  }

  /** Of a DHIS2 target of that name, else of a CSV file. */
  private List<ServerOrgUnit> theirs(Deployment deployment) throws IOException {
    for (var target : deployment.targets()) {
      if (target.name().equals(source) && target.settings() instanceof Dhis2Settings settings) {
        return ask(settings);
      }
    }
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("org-units.unknown", source));
    }
    return OrgUnitList.read(Files.readString(file, StandardCharsets.UTF_8))
        .orElseThrow(
            () -> new CommandStopped(ExitCode.USAGE, messages.text("org-units.header", source)));
  }

  private List<ServerOrgUnit> ask(Dhis2Settings settings) {
    try (CamelHttp http = CamelHttp.standalone()) {
      ServerOrgUnits.Listing listing = new ServerOrgUnits(settings, http, Clock.systemUTC()).all();
      if (listing instanceof ServerOrgUnits.Listing.Found found) {
        return found.units();
      }
      var unavailable = (ServerOrgUnits.Listing.Unavailable) listing;
      throw new CommandStopped(ExitCode.STILL_DUE, messages.label(unavailable.cause().message()));
    }
  }
}
