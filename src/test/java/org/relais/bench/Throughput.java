package org.relais.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.indicator.DataSet;

/**
 * Generated visits from a paged HTTP stub to acknowledged data values at another, by the packaged
 * program in a process of its own; then the same visits once more.
 */
public final class Throughput {
  private static final Path FOLDER = Path.of("target", "bench");

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    int visits = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    empty(FOLDER);
    Path config = configuration();
    try (FeedServer feed = new FeedServer(new VisitFeed(42, visits));
        BenchDhis2 dhis2 = new BenchDhis2(dataSet(config))) {
      Map<String, String> environment =
          Map.of(
              "BENCH_FEED", feed.url(), "BENCH_DHIS2", dhis2.url(), "BENCH_TOKEN", "d2pat_bench");
      double first = run("first run", visits, config, environment);
      System.out.println("  data values acknowledged: " + dhis2.held());
      double second = run("the same visits again", visits, config, environment);
      System.out.printf("the second run took %.2f of the first%n", second / first);
    }
  }

  private static double run(String title, int visits, Path config, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "java",
            // As the launcher starts it.
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-jar",
            "target/relais.jar",
            "run",
            "--once",
            "--config",
            config.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(FOLDER.resolve("output.log").toFile()));
    ProcessMeter meter =
        new ProcessMeter(FOLDER.resolve("data").resolve("postgresql").resolve("database"));
    long start = System.nanoTime();
    int exit = meter.watch(builder.start());
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %,d visits in %.1f s (%,.0f visits/s), exit code %d%n"
            + "  CPU seconds: application %.1f, PostgreSQL %.1f; peak memory of the application"
            + " %,d MB%n",
        title,
        visits,
        seconds,
        visits / seconds,
        exit,
        meter.applicationSeconds(),
        meter.databaseSeconds(),
        meter.peakMegabytes());
    return seconds;
  }

  private static DataSet dataSet(Path config) {
    Map<String, String> anything =
        Map.of("BENCH_FEED", "http://x", "BENCH_DHIS2", "http://x", "BENCH_TOKEN", "x");
    if (ConfigurationCompiler.compile(config, anything) instanceof Compilation.Ok ok) {
      return ok.deployment().dataSets().get(0);
    }
    throw new IllegalStateException("bench/config does not compile; run relais check on " + config);
  }

  /** The shipped dictionary, rules and data elements, with the source and target of the bench. */
  private static Path configuration() throws IOException {
    Path config = FOLDER.resolve("config");
    copy(Path.of("bench", "config"), config);
    for (String shared : List.of("dictionary.yaml", "quality.yaml", "indicators/iccm.yaml")) {
      Files.createDirectories(config.resolve(shared).getParent());
      Files.copy(Path.of("config").resolve(shared), config.resolve(shared));
    }
    StringBuilder orgUnits = new StringBuilder("code,name,level,parent\nML,Mali,country,\n");
    for (int site = 0; site < VisitFeed.sites(); site++) {
      String code = VisitFeed.siteCode(site);
      orgUnits.append(code).append(",Site ").append(code).append(",site,ML\n");
    }
    Files.writeString(config.resolve("org-units.csv"), orgUnits);
    return config;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
