package org.relais.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.relais.config.Compilation;
import org.relais.config.CompiledDeployment;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.config.OpenIdSettings;
import org.relais.config.ServerSettings;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A console over a ledger, at a port of its own, by the example configuration. */
public final class TestConsole implements AutoCloseable {
  private final Console console;
  private final Meters meters;
  private final RunningRoutes routes;
  private final HttpClient http = HttpClient.newHttpClient();

  private TestConsole(
      DataSource ledger, Deployment deployment, ConfigurationHome home, RunningRoutes routes)
      throws CannotListenException {
    this(new ServerSettings("127.0.0.1", 0), ledger, deployment, home, routes);
  }

  private TestConsole(
      ServerSettings where,
      DataSource ledger,
      Deployment deployment,
      ConfigurationHome home,
      RunningRoutes routes)
      throws CannotListenException {
    this.routes = routes;
    Clock clock = Clock.systemUTC();
    this.meters = new Meters(clock);
    this.console =
        Console.start(where, new Served(deployment, home, ledger, clock, meters, routes));
  }

  public static TestConsole over(DataSource ledger) throws CannotListenException {
    return over(ledger, exampleDeployment());
  }

  public static TestConsole over(DataSource ledger, Deployment deployment)
      throws CannotListenException {
    return new TestConsole(ledger, deployment, exampleHome(), new RunningRoutes());
  }

  /** At any free port of the address that {@code where} names. */
  public static TestConsole at(ServerSettings where, DataSource ledger)
      throws CannotListenException {
    return new TestConsole(
        where.withPort(0), ledger, exampleDeployment(), exampleHome(), new RunningRoutes());
  }

  /** Beside routes that go over to another configuration. */
  public static TestConsole over(DataSource ledger, RunningRoutes routes)
      throws CannotListenException {
    return new TestConsole(ledger, exampleDeployment(), exampleHome(), routes);
  }

  /** By a configuration of the test's own, which may be changed. */
  public static TestConsole over(
      DataSource ledger, Deployment deployment, ConfigurationHome home, RunningRoutes routes)
      throws CannotListenException {
    return new TestConsole(ledger, deployment, home, routes);
  }

  /** The example configuration, whose data sets are sent after a person approved them. */
  public static Deployment deploymentWithApproval(Path copy) throws IOException {
    try (Stream<Path> files =
        Files.walk(Path.of("examples/config"), FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Path.of("examples/config").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Path rules = copy.resolve("indicators/iccm.yaml");
    Files.writeString(
        rules, Files.readString(rules).replace("mode: automatic", "mode: after_approval"));
    return deployment(copy);
  }

  /** The example configuration, where one logs in at an OpenID provider too. */
  public static Deployment deploymentWith(OpenIdSettings openId) {
    CompiledDeployment compiled = (CompiledDeployment) exampleDeployment();
    return new CompiledDeployment(
        compiled.name(),
        compiled.version(),
        compiled.files(),
        compiled.tests(),
        compiled.zone(),
        compiled.data(),
        compiled.database(),
        new ServerSettings("127.0.0.1", 0, List.of(), openId, null),
        compiled.alerts(),
        compiled.restateFrom(),
        compiled.model(),
        compiled.orgUnits(),
        compiled.sources(),
        compiled.dataSets(),
        compiled.targets(),
        compiled.fhir());
  }

  /** The example configuration with a file changed. */
  public static Deployment deploymentWith(String file, UnaryOperator<String> change) {
    SortedMap<String, String> files = new TreeMap<>(exampleDeployment().files());
    files.computeIfPresent(file, (path, text) -> change.apply(text));
    return ((Compilation.Ok) exampleHome().compile(files)).deployment();
  }

  public static Deployment exampleDeployment() {
    return deployment(Path.of("examples/config"));
  }

  private static Deployment deployment(Path folder) {
    Compilation compiled = ConfigurationCompiler.compile(folder, exampleHome().variables().get());
    return ((Compilation.Ok) compiled).deployment();
  }

  /** Where the example configuration stands. */
  public static ConfigurationHome exampleHome() {
    Map<String, String> variables =
        Map.of(
            "DEMO_CHT_URL",
            "http://localhost:1",
            "DEMO_REST_URL",
            "http://localhost:1/visits",
            "RELAIS_KEY",
            "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    return new ConfigurationHome(Path.of("examples/config"), () -> variables);
  }

  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** The patterns of all that the console answers to a GET. */
  public SortedSet<String> addresses() {
    return console.addresses();
  }

  public int port() {
    return console.port();
  }

  public Meters meters() {
    return meters;
  }

  public RunningRoutes routes() {
    return routes;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
        BodyHandlers.ofString());
  }

  /** A browser that nobody has used. */
  public Visitor visitor() {
    return new Visitor("http://127.0.0.1:" + port());
  }

  /** What answers which request. */
  public RequestMappingHandlerMapping mappings() {
    return console.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }

  /** A part of the console, for what cannot be had otherwise. */
  public <T> T part(String name, Class<T> type) {
    return console.part(name, type);
  }

  public String firstAccountUrl() {
    return console.firstAccountUrl().orElse("");
  }

  @Override
  public void close() {
    console.close();
    meters.close();
  }
}
