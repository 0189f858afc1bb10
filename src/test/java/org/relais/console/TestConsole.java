package org.relais.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;

/** A console over a ledger, at a port of its own, by the example configuration. */
public final class TestConsole implements AutoCloseable {
  private final Console console;
  private final Meters meters;
  private final RunningRoutes routes = new RunningRoutes();
  private final HttpClient http = HttpClient.newHttpClient();

  private TestConsole(DataSource ledger) throws CannotListenException {
    Clock clock = Clock.systemUTC();
    this.meters = new Meters(clock);
    this.console =
        Console.start(
            new ServerSettings("127.0.0.1", 0),
            new Served(exampleDeployment(), exampleHome(), ledger, clock, meters, routes));
  }

  public static TestConsole over(DataSource ledger) throws CannotListenException {
    return new TestConsole(ledger);
  }

  public static Deployment exampleDeployment() {
    Compilation compiled =
        ConfigurationCompiler.compile(exampleHome().folder(), exampleHome().variables().get());
    return ((Compilation.Ok) compiled).deployment();
  }

  /** Where the example configuration stands. */
  public static ConfigurationHome exampleHome() {
    Map<String, String> variables =
        Map.of("DEMO_CHT_URL", "http://localhost:1", "DEMO_REST_URL", "http://localhost:1/visits");
    return new ConfigurationHome(Path.of("examples/config"), () -> variables);
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

  public String firstAccountUrl() {
    return console.firstAccountUrl().orElse("");
  }

  @Override
  public void close() {
    console.close();
    meters.close();
  }
}
