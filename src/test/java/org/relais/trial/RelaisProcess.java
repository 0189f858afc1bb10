package org.relais.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, working on schedules in a process of its own. */
final class RelaisProcess {
  private static final Path JAR = Path.of("target", "relais.jar");

  private final Process process;

  private RelaisProcess(Process process) {
    this.process = process;
  }

  /**
   * @param output is appended to
   */
  static RelaisProcess start(Path config, Map<String, String> environment, Path output)
      throws IOException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is not there: run mvn verify");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                // Quick to start, for it is killed soon.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "run",
                "--port",
                "0",
                "--config",
                config.toString()));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    return new RelaisProcess(builder.start());
  }

  /** SIGKILL: nothing of it runs on. */
  void kill() {
    process.destroyForcibly();
  }

  boolean runs() {
    return process.isAlive();
  }

  boolean endsWithin(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end");
    }
  }

  /** SIGTERM, and its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
    return process.exitValue();
  }
}
