package org.relais.console.tables;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.ProgressListener;
import org.relais.route.Rules;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;

/**
 * A register whose sites a table translates, and a DHIS2 that calls a data element and a site
 * otherwise than we do, with tables for both that say nothing yet.
 */
public final class BoundDeployment implements AutoCloseable {
  public static final String BINDING = "bindings/national.csv";
  public static final String SITES = "national-sites.csv";
  public static final String LOOKUP = "lookups/registers.csv";
  public static final String SOURCE = "example-csv";

  /** Sites of the register; the table knows the first of them alone. */
  static final List<String> REGISTERED = List.of("03010201", "Site ASC Inconnu", "03010203");

  /** The DHIS2 has another code for it, and a name that differs by an accent. */
  static final String RENAMED = "03010202";

  private static final Charset SPREADSHEET = Charset.forName("windows-1252");

  private final Path config;
  private final Dhis2StandIn server;
  private final TestDatabase database;
  private final TestConsole console;

  private BoundDeployment(
      Path config, Dhis2StandIn server, TestDatabase database, TestConsole console) {
    this.config = config;
    this.server = server;
    this.database = database;
    this.console = console;
  }

  public static BoundDeployment in(Path work) throws Exception {
    Path config = work.resolve("config");
    copy(config);
    for (String other : List.of("sources/example-cht.yaml", "sources/example-rest.yaml")) {
      Files.delete(config.resolve(other));
    }
    Files.delete(config.resolve("targets/stick.yaml"));
    register(work, config);
    write(config, BINDING, "element,AGE_BAND,SEX,data_element,category_option_combo\n");
    write(config, SITES, "code,uid\n");
    write(config, LOOKUP, "from,to\n" + REGISTERED.get(0) + ",03010201\n");
    target(config, "http://127.0.0.1:1");
    Clock clock = Clock.systemUTC();
    Deployment checked = deployment(config);
    Dhis2StandIn server =
        Dhis2StandIn.of(ServerVersion.V2_42, checked.dataSets(), checked.orgUnits().all(), clock);
    server.metadata().coded("dataElements", "MAL_POS").put("name", "TDR positifs").put("code", "");
    server
        .metadata()
        .coded("organisationUnits", RENAMED)
        .put("code", "N-77")
        .put("name", checked.orgUnits().find(RENAMED).orElseThrow().name().replace('é', 'e'));
    target(config, server.url());
    Deployment deployment = deployment(config);
    TestDatabase database = ledger(deployment, clock);
    TestConsole console =
        TestConsole.over(
            database.dataSource(),
            deployment,
            new ConfigurationHome(config, Map::of),
            new RunningRoutes());
    return new BoundDeployment(config, server, database, console);
  }

  private static void copy(Path config) throws IOException {
    Path examples = Path.of("examples/config");
    try (Stream<Path> files = Files.walk(examples, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = config.resolve(examples.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  /** Some rows of the example's register, at the sites that are told. */
  private static void register(Path work, Path config) throws IOException {
    Path folder = Files.createDirectories(work.resolve("csv"));
    List<String> rows =
        Files.readAllLines(Path.of("examples/csv/registre-2026-08.csv"), SPREADSHEET);
    String[] columns = rows.get(0).split(";");
    int at = List.of(columns).indexOf("Code site");
    StringBuilder text = new StringBuilder(rows.get(0)).append('\n');
    for (int i = 0; i < 6; i++) {
      String[] cells = rows.get(i + 1).split(";", -1);
      cells[at] = REGISTERED.get(i % REGISTERED.size());
      text.append(String.join(";", cells)).append('\n');
    }
    Path written = folder.resolve("registre.csv");
    Files.writeString(written, text, SPREADSHEET);
    Files.setLastModifiedTime(
        written, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(1))));
    Path source = config.resolve("sources/example-csv.yaml");
    Files.writeString(
        source,
        Files.readString(source)
            .replace("folder: csv", "folder: " + folder.toAbsolutePath())
            .replace("lookup: org_units", "lookup: registers"));
  }

  private static void write(Path config, String file, String text) throws IOException {
    Path path = config.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void target(Path config, String url) throws IOException {
    Path token = Files.writeString(config.resolveSibling("token"), Dhis2StandIn.TOKEN);
    write(
        config,
        "targets/national.yaml",
        """
        target: national
        type: dhis2
        url: %s
        auth: {token: "${file:%s}"}
        data_sets: [ICCM_MONTHLY]
        deliver_from: 2026-08-01
        bindings: %s
        org_units: %s
        """
            .formatted(url, token, BINDING, SITES));
  }

  private static Deployment deployment(Path config) {
    Compilation compiled = ConfigurationCompiler.compile(config, Map.of());
    if (compiled instanceof Compilation.Failed failed) {
      throw new IllegalStateException(failed.diagnostics().toString());
    }
    return ((Compilation.Ok) compiled).deployment();
  }

  private static TestDatabase ledger(Deployment deployment, Clock clock) {
    TestDatabase database = TestDatabase.fresh();
    new ConfigurationVersions(database.dataSource(), clock)
        .apply(
            Rules.of(deployment),
            new NewVersion(deployment.files(), deployment.tests(), "test", "tables"),
            LocalDate.EPOCH,
            looked -> {});
    new LedgerPipeline(
            deployment,
            database.dataSource(),
            call -> {
              throw new IllegalStateException("nothing is asked over HTTP here");
            },
            clock,
            ProgressListener.NOBODY,
            EngineMode.ON_DEMAND)
        .pull(SOURCE);
    Accounts accounts = TestAccounts.of(database.dataSource(), clock);
    for (Role role : Role.values()) {
      Set<String> sources = role == Role.SOURCE_OWNER ? Set.of(SOURCE) : Set.of();
      accounts.add(role.word(), role, sources, Visitor.PASSWORD, "test");
    }
    return database;
  }

  public TestConsole console() {
    return console;
  }

  public Dhis2StandIn server() {
    return server;
  }

  public TestDatabase database() {
    return database;
  }

  Path config() {
    return config;
  }

  @Override
  public void close() {
    console.close();
    server.close();
    database.close();
  }
}
