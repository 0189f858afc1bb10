package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.alert.Channel;
import org.relais.alert.Channels;
import org.relais.alert.NoteWriter;
import org.relais.alert.UndeliveredException;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais alerts test}: sends a note over every configured channel. */
@Command(name = "test", mixinStandardHelpOptions = true)
final class AlertsTestCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  AlertsTestCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Deployment deployment =
        new ConfigurationLoader(messages, err).load(config.folder(), System.getenv());
    if (!deployment.alerts().reachesSomeone()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("alerts.none"));
    }
    NoteWriter writer =
        new NoteWriter(deployment.name(), deployment.alerts().language(), deployment.zone());
    try (CamelHttp http = CamelHttp.standalone()) {
      return send(Channels.of(deployment.alerts(), http, clock), writer, out, err);
    }
  }

  private int send(List<Channel> channels, NoteWriter writer, PrintWriter out, PrintWriter err) {
    int exit = ExitCode.DONE;
    for (Channel channel : channels) {
      try {
        channel.send(writer.test(channel.name(), clock.instant()));
        out.println(messages.text("alerts.sent", channel.name()));
      } catch (UndeliveredException undelivered) {
        err.println(
            messages.text("alerts.failed", channel.name(), messages.label(undelivered.labels())));
        exit = ExitCode.STILL_DUE;
      }
    }
    return exit;
  }
}
