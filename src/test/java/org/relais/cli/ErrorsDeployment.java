package org.relais.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;
import org.relais.standin.Write;

/**
 * A paper register that goes to a DHIS2 whose data set lacks a data element, and in which a row has
 * an answer that the mapping does not know.
 */
public final class ErrorsDeployment implements AutoCloseable {
  public static final String ELEMENT = "MAL_POS";

  private static final Charset SPREADSHEET = Charset.forName("windows-1252");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final List<String> SITES = List.of("03010201", "03020205");

  private final DemoFolder folder;
  private final Dhis2StandIn server;
  private final LocalDate month;

  private ErrorsDeployment(DemoFolder folder, Dhis2StandIn server, LocalDate month) {
    this.folder = folder;
    this.server = server;
    this.month = month;
  }

  public static ErrorsDeployment in(Path work) throws IOException {
    DemoFolder folder = DemoFolder.in(work);
    Path config = folder.config();
    Files.delete(config.resolve("sources/example-cht.yaml"));
    Files.delete(config.resolve("sources/example-rest.yaml"));
    Files.delete(config.resolve("targets/stick.yaml"));
    Clock clock = Clock.systemUTC();
    LocalDate month = LocalDate.now(clock).minusMonths(1).withDayOfMonth(1);
    target(config, "http://127.0.0.1:1", month);
    Deployment deployment =
        ((Compilation.Ok) ConfigurationCompiler.check(config, Map.of())).deployment();
    Dhis2StandIn server =
        Dhis2StandIn.of(
            ServerVersion.V2_43, deployment.dataSets(), deployment.orgUnits().all(), clock);
    target(config, server.url(), month);
    ErrorsDeployment made = new ErrorsDeployment(folder, server, month);
    made.write();
    return made;
  }

  private static void target(Path config, String url, LocalDate month) throws IOException {
    Files.writeString(
        config.resolve("targets/national.yaml"),
        """
        # The national server.
        target: national
        type: dhis2
        url: %s
        auth: {token: "%s"}
        data_sets: [ICCM_MONTHLY]
        deliver_from: %s
        """
            .formatted(url, "${file:" + token(config) + "}", month));
  }

  private static Path token(Path config) throws IOException {
    return Files.writeString(config.resolveSibling("token"), Dhis2StandIn.TOKEN);
  }

  /** Three positive tests in two sites, and a row whose test has an unknown result. */
  private void write() throws IOException {
    Path register = folder.register().resolve("registre-2026-08.csv");
    String header = Files.readAllLines(register, SPREADSHEET).get(0);
    for (Path file : List.of(register, sibling(9), sibling(10), sibling(11))) {
      Files.delete(file);
    }
    List<String> rows = new ArrayList<>(List.of(header));
    rows.add(row(header, "1", SITES.get(0), "Positif"));
    rows.add(row(header, "2", SITES.get(0), "Positif"));
    rows.add(row(header, "3", SITES.get(1), "Positif"));
    rows.add(row(header, "4", SITES.get(1), "positif?"));
    Path written = folder.register().resolve("registre.csv");
    Files.write(written, rows, SPREADSHEET);
    Files.setLastModifiedTime(
        written, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(1))));
  }

  private Path sibling(int number) {
    return folder.register().resolve("registre-2026-%02d.csv".formatted(number));
  }

  private String row(String header, String number, String site, String test) {
    Map<String, String> answers =
        Map.ofEntries(
            Map.entry("N°", number),
            Map.entry("Version", "1"),
            Map.entry("Date visite", DAY.format(month.plusDays(4))),
            Map.entry("Code site", site),
            Map.entry("Code agent", "A" + site),
            Map.entry("Type agent", "ASC"),
            Map.entry("Type visite", "Enfant malade"),
            Map.entry("Code enfant", "E-" + number),
            Map.entry("Prénom", "Oumar"),
            Map.entry("Date naissance", DAY.format(month.minusMonths(14))),
            Map.entry("Sexe", "Garçon"),
            Map.entry("Fièvre", "Oui"),
            Map.entry("TDR", test));
    List<String> cells = new ArrayList<>();
    for (String column : header.split(";")) {
      cells.add(answers.getOrDefault(column, ""));
    }
    return String.join(";", cells);
  }

  DemoFolder.Printed relais(String... words) {
    return folder.relais(words);
  }

  /** The folder of the configuration. */
  public Path config() {
    return folder.config();
  }

  Path data() {
    return folder.config().resolveSibling("data");
  }

  /** Lets the mapping know the answer that it did not know. */
  void mendMapping() throws IOException {
    Path source = folder.config().resolve("sources/example-csv.yaml");
    Files.writeString(
        source,
        Files.readString(source)
            .replace("{Positif: positive,", "{Positif: positive, \"positif?\": positive,"));
  }

  public void takeElementOut() {
    ArrayNode members = members();
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).path("dataElement").path("id").equals(element())) {
        members.remove(i);
      }
    }
  }

  public void putElementIn() {
    members().addObject().putObject("dataElement").set("id", element());
  }

  private JsonNode element() {
    return server.metadata().coded("dataElements", ELEMENT).path("id");
  }

  private ArrayNode members() {
    return (ArrayNode) server.metadata().coded("dataSets", "ICCM_MONTHLY").path("dataSetElements");
  }

  /** What the server holds of the element, its places without their period. */
  public List<String> held() {
    return server.values().entrySet().stream()
        .filter(value -> value.getKey().startsWith(ELEMENT + " "))
        .map(value -> value.getKey().replaceAll(" \\d{6}$", "") + " = " + value.getValue())
        .toList();
  }

  /** A person at the server writes over every value of the element. */
  public void typeOver(String value) {
    server.writes().stream()
        .map(Write::place)
        .distinct()
        .filter(place -> server.coded(place).startsWith(ELEMENT + " "))
        .forEach(place -> server.type(place, value));
  }

  /** The month of the visits, as DHIS2 writes it. */
  public String period() {
    return month.format(DateTimeFormatter.ofPattern("uuuuMM"));
  }

  @Override
  public void close() {
    server.close();
  }
}
