package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.config.Places;
import org.relais.http.CamelHttp;
import org.relais.route.OnlineCheck;
import org.relais.target.preflight.Preflight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais check}: everything that is wrong with a configuration, at once. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--online", descriptionKey = "online")
  private boolean online;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "onlyTarget")
  private @Nullable String target;

  @Option(names = "--all", descriptionKey = "allItems")
  private boolean all;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  CheckCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    ConfigurationLoader loader = new ConfigurationLoader(messages, spec.commandLine().getErr());
    Deployment deployment =
        online
            ? loader.load(config.folder(), System.getenv())
            : loader.check(config.folder()).deployment();
    if (!json) {
      print(deployment, out);
    }
    return online ? lookAtServers(deployment, out) : ExitCode.DONE;
  }

  private void print(Deployment deployment, PrintWriter out) {
    out.println(
        messages.text(
            "check.ok",
            config.folder().toString(),
            deployment.sources().size(),
            deployment.dataSets().stream().mapToInt(set -> set.elements().size()).sum(),
            deployment.dataSets().size(),
            deployment.targets().size()));
    out.println(messages.text("check.version", deployment.version()));
  }

  private int lookAtServers(Deployment deployment, PrintWriter out) throws JsonProcessingException {
    Map<String, Preflight> checked = checked(deployment);
    if (json) {
      out.println(FindingJson.write(checked));
    } else {
      new FindingPrinter(messages, out, new Places(deployment.files()), all).print(checked);
    }
    return exitCode(checked);
  }

  private Map<String, Preflight> checked(Deployment deployment) {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, Preflight> checked;
    try (CamelHttp http = CamelHttp.standalone();
        Progress progress = Progress.of(messages.text("online.sites"), err)) {
      checked = new OnlineCheck(deployment, http, clock).check(target, progress::step);
    }
    if (checked.isEmpty()) {
      throw new CommandStopped(
          ExitCode.USAGE,
          target == null
              ? messages.text("online.none", config.folder().toString())
              : messages.text("online.unknownTarget", target));
    }
    return checked;
  }

  /** What needs a person is told before what only the network hides. */
  private static int exitCode(Map<String, Preflight> checked) {
    if (checked.values().stream()
        .anyMatch(p -> p instanceof Preflight.Checked found && found.needsPerson())) {
      return ExitCode.USAGE;
    }
    return checked.values().stream().anyMatch(Preflight.Unavailable.class::isInstance)
        ? ExitCode.STILL_DUE
        : ExitCode.DONE;
  }
}
