package org.relais.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Every command is a class of its own. */
@Command(
    name = "relais",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      TestCommand.class,
      RunCommand.class,
      ApplyCommand.class,
      StatusCommand.class,
      SourcesCommand.class,
      TargetsCommand.class,
      VersionsCommand.class,
      ExplainCommand.class,
      TryCommand.class,
      ChangesCommand.class,
      MetadataCommand.class,
      PreviewCommand.class,
      ApproveCommand.class,
      AlertsCommand.class,
      ConfirmCommand.class,
      ReconcileCommand.class,
      ErrorsCommand.class,
      RemapCommand.class,
      OrgUnitsCommand.class,
      UserCommand.class,
      SecretsCommand.class
    })
final class Relais {
  private Relais() {}

  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.setOut(out);
    System.setErr(err);
    int exit = run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    System.exit(exit);
  }

  /** Runs one command line and returns its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    Messages messages = Messages.fromEnvironment(System.getenv());
    CommandLine line = new CommandLine(new Relais(), new CommandFactory(messages));
    line.setResourceBundle(messages.bundle());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new FaultReport(messages));
    if (args.length == 0) {
      line.usage(out);
      return ExitCode.USAGE;
    }
    return line.execute(args);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
