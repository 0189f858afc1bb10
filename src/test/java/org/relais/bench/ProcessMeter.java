package org.relais.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a process used, as Linux tells under /proc. The last reading before its end counts. */
final class ProcessMeter {
  private static final double TICKS_PER_SECOND = 100;

  private final Path database;
  private Duration application = Duration.ZERO;
  private double postgres;
  private long peakKilobytes;

  /**
   * @param database folder of the embedded database
   */
  ProcessMeter(Path database) {
    this.database = database;
  }

  /** Waits for the end of the process and reads until then. */
  int watch(Process process) throws IOException, InterruptedException {
    while (!process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      application = process.toHandle().info().totalCpuDuration().orElse(application);
      peakKilobytes = Math.max(peakKilobytes, peak(process.pid()));
      postgres = Math.max(postgres, postgresSeconds());
    }
    return process.exitValue();
  }

  double applicationSeconds() {
    return application.toMillis() / 1000.0;
  }

  double databaseSeconds() {
    return postgres;
  }

  long peakMegabytes() {
    return peakKilobytes / 1024;
  }

  private static long peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + pid, "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }

  /** The server, its ended children (in its own account) and those that run. */
  private double postgresSeconds() {
    try {
      List<String> sign = Files.readAllLines(database.resolve("postmaster.pid"));
      long postmaster = Long.parseLong(sign.get(0).strip());
      double ticks = ticks(postmaster, 4);
      for (ProcessHandle child :
          ProcessHandle.of(postmaster)
              .map(ProcessHandle::children)
              .orElse(Stream.empty())
              .toList()) {
        ticks += ticks(child.pid(), 2);
      }
      return ticks / TICKS_PER_SECOND;
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException notThere) {
      return 0;
    }
  }

  /** utime and stime, and with {@code fields} 4 those of ended children (proc(5), stat 14-17). */
  private static double ticks(long pid, int fields) {
    try {
      String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double sum = 0;
      for (int i = 0; i < fields; i++) {
        sum += Double.parseDouble(parts[11 + i]);
      }
      return sum;
    } catch (IOException ended) {
      return 0;
    }
  }
}
