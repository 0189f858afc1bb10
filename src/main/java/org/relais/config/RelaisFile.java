package org.relais.config;

import static org.relais.config.SecretType.SECRET;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.http.Network;
import org.relais.ledger.DatabaseSettings;

/** {@code relais.yaml}: what holds for the whole deployment. */
final class RelaisFile {
  static final String FILE = "relais.yaml";

  private static final Key<Scalar> NAME =
      Key.of("relais", Common.NAME).needed().says("Name of the deployment.").example("mali");
  private static final Key<ZoneId> TIME_ZONE =
      Key.of("time_zone", Scalars.ZONE)
          .needed()
          .says("Time zone in which schedules run.")
          .example("Africa/Bamako");
  private static final Key<Scalar> DATA =
      Key.of("data", Scalars.TEXT)
          .says(
              "Folder for the embedded database, beside the configuration folder; `data` if absent.")
          .example("data");

  private static final Key<String> URL =
      Key.of("url", UrlType.DATABASE)
          .needed()
          .says("JDBC address of the database.")
          .example("\"jdbc:postgresql://localhost/relais\"");
  private static final Key<Scalar> USERNAME =
      Key.of("username", Scalars.TEXT).needed().says("Name of the account.").example("relais");
  private static final Key<String> PASSWORD =
      Key.of("password", SECRET).needed().says("Its password.").example("${DB_PASSWORD}");
  private static final Block SERVER =
      Block.of("database server", "A PostgreSQL server.", URL, USERNAME, PASSWORD);

  private static final Type<Optional<DatabaseSettings>> EMBEDDED =
      Scalars.word(Map.of("embedded", Optional.<DatabaseSettings>empty()));
  private static final Key<Optional<DatabaseSettings>> DATABASE =
      Key.of("database", Shapes.either(EMBEDDED, SERVER.as(RelaisFile::server)))
          .says("`embedded` (the default), or a PostgreSQL server.")
          .example("embedded");

  private static final Key<Scalar> ORG_UNITS_FILE =
      Key.of("file", Scalars.TEXT)
          .needed()
          .says("CSV with the columns `code`, `name`, `level` and `parent`.")
          .example("org-units.csv");
  private static final Key<List<Scalar>> LEVELS =
      Key.of("levels", Shapes.list(Common.NAME))
          .needed()
          .says("Names of the levels, from the top down.")
          .example("[country, region, district, site]");
  private static final Key<Values> ORG_UNITS =
      Key.of(
              "org_units",
              Block.of("org units", "The pyramid of org units.", ORG_UNITS_FILE, LEVELS))
          .needed()
          .says("The pyramid of org units.")
          .example("{file: org-units.csv, levels: [country, site]}");

  private static final Type<Optional<LocalDate>> PREVIOUS_MONTH =
      Scalars.word(Map.of("previous_month", Optional.<LocalDate>empty()));
  private static final Key<Optional<LocalDate>> RESTATE_FROM =
      Key.of("restate_from", new WordOr<>(PREVIOUS_MONTH, Scalars.DATE.as(Optional::of)))
          .says("From which visit date on a new rule counts again: `previous_month` or a date.")
          .example("previous_month");

  private static final Key<String> BASE =
      Key.of("base", UrlType.URL)
          .needed()
          .says("Address under which the deployment's own codes and identifiers stand.")
          .example("https://relais.example/fhir");
  private static final Key<Boolean> SNOMED =
      Key.of("snomed", Scalars.YES_NO)
          .otherwise(false)
          .says("Whether SNOMED CT codes are sent; `no` if absent, for they need a licence.")
          .example("no");
  private static final Key<Values> FHIR =
      Key.of("fhir", Block.of("FHIR settings", "How visits are written in FHIR.", BASE, SNOMED))
          .says("How visits are written in FHIR.")
          .example("{base: \"https://relais.example/fhir\"}");

  private static final Key<Scalar> ADDRESS =
      Key.of("address", Scalars.TEXT)
          .says(
              "Address of this machine to listen at; `127.0.0.1` if absent, which nobody else reaches.")
          .example("127.0.0.1");
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String IPV4 = BYTE + "([.]" + BYTE + "){3}";
  private static final Type<Scalar> PROXY =
      Scalars.matching(
          "private|" + IPV4 + "|[0-9a-fA-F]*:[0-9a-fA-F:.]+",
          "IP address or `private`",
          Text.of("an IP address", "une adresse IP"),
          Text.of(
              "write one like 10.1.2.3, or private for any of a private network",
              "écrivez-la comme 10.1.2.3, ou private pour toutes celles d'un réseau privé"));
  private static final Key<Integer> PORT =
      Key.of("port", Scalars.integer(0, 65_535))
          .otherwise(ServerSettings.USUAL.port())
          .says("Port to listen at; `8080` if absent, 0 for any free one.")
          .example("8080");
  private static final Key<List<Scalar>> PROXIES =
      Key.of("proxies", Shapes.oneOrMore(PROXY))
          .says(
              "Addresses of proxies on other machines that pass on `X-Forwarded-For` and `X-Forwarded-Proto`, or `private` for any of a private network; this machine's own is believed without it.")
          .example("[10.1.2.3]");
  private static final Type<Scalar> NETWORK =
      Scalars.matching(
          IPV4
              + "/([12]?[0-9]|3[0-2])|[0-9a-fA-F]*:[0-9a-fA-F:.]+/(12[0-8]|1[01][0-9]|[1-9]?[0-9])",
          "network of IP addresses",
          Text.of("a network", "un réseau"),
          Text.of("write one like 10.4.0.0/16", "écrivez-le comme 10.4.0.0/16"));
  private static final Key<List<Scalar>> OWNER_NETWORKS =
      Key.of("owner_networks", Shapes.oneOrMore(NETWORK))
          .says(
              "Networks beside the internet whose servers a source owner may try to connect; without it an administrator tries those of this machine and of private networks.")
          .example("[10.4.0.0/16]");
  private static final Key<String> LANGUAGE =
      Key.of("language", Scalars.oneOf("en", "fr"))
          .says(
              "Language of the console, `en` or `fr`, for whoever chose none and whose browser asks for neither; `en` if absent.")
          .example("fr");
  private static final Key<Values> CONSOLE =
      Key.of(
              "server",
              Block.of(
                  "server",
                  "Where the console is served.",
                  ADDRESS,
                  PORT,
                  PROXIES,
                  OWNER_NETWORKS,
                  LANGUAGE,
                  OpenIdBlock.OPENID))
          .says("Where the console, its API, the health answers and the metrics are served.")
          .example("{address: 127.0.0.1, port: 8080}");

  static final Block BLOCK =
      Block.of(
          "relais.yaml",
          "What holds for the whole deployment.",
          NAME,
          TIME_ZONE,
          DATA,
          DATABASE,
          ORG_UNITS,
          RESTATE_FROM,
          FHIR,
          CONSOLE,
          AlertsBlock.ALERTS);

  private final Values values;

  private RelaisFile(Values values) {
    this.values = values;
  }

  static Optional<RelaisFile> read(ConfigFolder folder, Diagnostics diagnostics) {
    return folder
        .yaml(FILE)
        .flatMap(node -> Optional.ofNullable(BLOCK.read(node, diagnostics)))
        .map(RelaisFile::new);
  }

  private static Optional<DatabaseSettings> server(Values server) {
    return server.complete()
        ? Optional.of(
            new DatabaseSettings.Server(
                server.need(URL), server.need(USERNAME).text(), server.need(PASSWORD)))
        : Optional.empty();
  }

  String name() {
    Scalar name = values.get(NAME);
    return name == null ? "" : name.text();
  }

  ZoneId zone() {
    return values.or(TIME_ZONE, ZoneOffset.UTC);
  }

  Path data(ConfigFolder folder) {
    Scalar data = values.get(DATA);
    return folder.parent().resolve(data == null ? "data" : data.text());
  }

  DatabaseSettings database(ConfigFolder folder) {
    Optional<DatabaseSettings> server = values.or(DATABASE, Optional.empty());
    return server.orElseGet(
        () -> new DatabaseSettings.Embedded(data(folder).resolve("postgresql")));
  }

  @Nullable LocalDate restateFrom() {
    return values.or(RESTATE_FROM, Optional.empty()).orElse(null);
  }

  /** The file of the org units with the place where it is named. */
  @Nullable Scalar orgUnitsFile() {
    Values orgUnits = values.get(ORG_UNITS);
    return orgUnits == null ? null : orgUnits.get(ORG_UNITS_FILE);
  }

  List<String> levels() {
    Values orgUnits = values.get(ORG_UNITS);
    List<Scalar> levels = orgUnits == null ? List.of() : orgUnits.or(LEVELS, List.of());
    return levels.stream().map(Scalar::text).toList();
  }

  /** The address of the deployment's own codes; by default one that nobody else can have. */
  String fhirBase() {
    Values fhir = values.get(FHIR);
    String base = fhir == null ? null : fhir.get(BASE);
    return base == null ? "https://" + name() + ".relais.invalid/fhir" : base;
  }

  boolean snomed() {
    Values fhir = values.get(FHIR);
    return fhir != null && fhir.or(SNOMED, false);
  }

  @Nullable Values alerts() {
    return values.get(AlertsBlock.ALERTS);
  }

  /**
   * @param sources names of the configured sources
   */
  ServerSettings server(List<String> sources, Diagnostics diagnostics) {
    Values server = values.get(CONSOLE);
    if (server == null) {
      return ServerSettings.USUAL;
    }
    Scalar address = server.get(ADDRESS);
    return new ServerSettings(
        address == null ? ServerSettings.USUAL.address() : address.text(),
        server.or(PORT, ServerSettings.USUAL.port()),
        server.or(PROXIES, List.of()).stream().map(Scalar::text).toList(),
        OpenIdBlock.settings(server.get(OpenIdBlock.OPENID), sources, diagnostics),
        server.get(LANGUAGE),
        server.or(OWNER_NETWORKS, List.of()).stream()
            .flatMap(network -> Network.parse(network.text()).stream())
            .toList());
  }
}
