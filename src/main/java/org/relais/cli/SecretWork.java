package org.relais.cli;

import org.relais.config.Deployment;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part that the commands on secrets have in common: a ledger, also beside a running one. */
final class SecretWork {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ConfigOption config;

  /** Something that is done with the secrets. */
  interface Act {
    /** Gives the exit code. */
    int on(Secrets secrets) throws SealedException;
  }

  int on(Messages messages, Act act) {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      return act.on(
          StoredVariables.secrets(
              System.getenv(), installation.database().dataSource(), deployment.data()));
    } catch (SealedException sealed) {
      throw new CommandStopped(ExitCode.FAULT, messages.label(sealed.labels()));
    }
  }

  /** The name, where a secret can be called so. */
  String name(Messages messages, String given) {
    if (!Secrets.isName(given)) {
      throw new ParameterException(spec.commandLine(), messages.text("secrets.notAName", given));
    }
    return given;
  }

  void say(String text) {
    spec.commandLine().getOut().println(text);
  }
}
