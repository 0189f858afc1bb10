package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.diagnostic.DiagnosticRenderer;
import org.relais.diagnostic.Severity;
import org.relais.ledger.Database;
import org.relais.ledger.DatabaseSettings;
import org.relais.ledger.LedgerUnavailableException;

/** Compiles a configuration folder, and prints what is wrong with it. */
final class ConfigurationLoader {
  private final Messages messages;
  private final PrintWriter err;

  ConfigurationLoader(Messages messages, PrintWriter err) {
    this.messages = messages;
    this.err = err;
  }

  /**
   * To run by: every variable is there.
   *
   * @throws CommandStopped where the folder is missing or has errors; they are printed before
   */
  Deployment load(Path folder, Map<String, String> environment) {
    Compilation compilation = ConfigurationCompiler.compile(existing(folder), environment);
    if (lacksOnlyVariables(compilation)) {
      compilation = withSecrets(folder, environment, compilation);
    }
    Compilation.Ok compiled = accept(folder, compilation);
    print(compiled.warnings());
    return compiled.deployment();
  }

  private static boolean lacksOnlyVariables(Compilation compilation) {
    return compilation instanceof Compilation.Failed failed
        && failed.diagnostics().stream()
            .filter(found -> found.severity() == Severity.ERROR)
            .allMatch(found -> found.code() == Code.CFG020);
  }

  /** Where the environment lacks something, the ledger may have it; the ledger has to be there. */
  private Compilation withSecrets(
      Path folder, Map<String, String> environment, Compilation without) {
    if (!(ConfigurationCompiler.check(folder, environment) instanceof Compilation.Ok sketch)) {
      return without;
    }
    Deployment deployment = sketch.deployment();
    if (deployment.database() instanceof DatabaseSettings.Embedded embedded
        && !Files.isDirectory(embedded.folder())) {
      return without;
    }
    try (Database ledger = Database.look(deployment.database())) {
      return ConfigurationCompiler.compile(
          folder,
          StoredVariables.over(environment, ledger.dataSource(), deployment.data(), messages));
    } catch (LedgerUnavailableException | IOException unavailable) {
      return without;
    }
  }

  /**
   * To run by, of files that are not in a folder.
   *
   * @throws CommandStopped where they have errors; they are printed before
   */
  Deployment load(ConfigurationHome home, SortedMap<String, String> files) {
    return compile(home, files).deployment();
  }

  /** As {@link #load(ConfigurationHome, SortedMap)}, with the tests that stand beside it. */
  Compilation.Ok compile(ConfigurationHome home, SortedMap<String, String> files) {
    Compilation.Ok compiled = accept(home.folder(), home.compile(files));
    print(compiled.warnings());
    return compiled;
  }

  /**
   * To look at, perhaps without the variables of the machine where it runs, which are warned about.
   *
   * @throws CommandStopped where the folder is missing or has errors; they are printed before
   */
  Compilation.Ok check(Path folder) {
    Compilation.Ok compiled =
        accept(folder, ConfigurationCompiler.check(existing(folder), System.getenv()));
    print(compiled.warnings());
    return compiled;
  }

  /**
   * To show what the ledger holds: what is missing for running is not missing for that.
   *
   * @throws CommandStopped where the folder is missing or has errors; they are printed before
   */
  Deployment silently(Path folder) {
    return accept(folder, ConfigurationCompiler.check(existing(folder), System.getenv()))
        .deployment();
  }

  private Compilation.Ok accept(Path folder, Compilation compilation) {
    if (compilation instanceof Compilation.Ok ok) {
      return ok;
    }
    Compilation.Failed failed = (Compilation.Failed) compilation;
    print(failed.diagnostics());
    long errors = failed.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).count();
    throw new CommandStopped(
        ExitCode.USAGE, messages.text("check.failed", errors, folder.toString()));
  }

  private Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("check.noFolder", folder.toString()));
    }
    return folder;
  }

  private void print(Iterable<Diagnostic> diagnostics) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(messages.language());
    diagnostics.forEach(diagnostic -> err.println(renderer.render(diagnostic)));
  }
}
