package org.relais.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.console.Visitor;

/** {@code relais demo --serve} in a process of its own, for only a process can be told to end. */
final class ServedDemo implements AutoCloseable {
  private static final Pattern CONSOLE = Pattern.compile("http://localhost:\\d+");
  private static final Pattern PASSWORD = Pattern.compile("[a-z2-9]{5}(?:-[a-z2-9]{5}){3}");

  private final Process process;
  private final List<String> lines = new ArrayList<>();

  private ServedDemo(Process process) {
    this.process = process;
  }

  /** Returns once it says where the console is, or has ended. */
  static ServedDemo start(Path config, int port) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Relais.class.getName(),
                "demo",
                "--serve",
                "--port",
                String.valueOf(port),
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .start();
    ServedDemo demo = new ServedDemo(process);
    demo.readUntilServing(process.inputReader());
    return demo;
  }

  private void readUntilServing(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (CONSOLE.matcher(line).find()) {
        return;
      }
    }
  }

  String output() {
    return String.join("\n", lines);
  }

  /** The password that it printed; empty where it printed none. */
  String password() {
    Matcher found = PASSWORD.matcher(output());
    return found.find() ? found.group() : "";
  }

  Visitor visitor() {
    Matcher found = CONSOLE.matcher(output());
    if (!found.find()) {
      throw new IllegalStateException(output());
    }
    return new Visitor(found.group());
  }

  /** Waits for the end that it came to by itself. */
  int exit() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    exit();
  }
}
