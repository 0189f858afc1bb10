package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.diagnostic.DiagnosticRenderer;
import org.relais.diagnostic.Severity;
import org.relais.http.Credentials;
import org.relais.source.SourceDefinition;
import org.relais.source.cht.ChtSettings;
import org.relais.target.dhis2.Binding;
import org.relais.target.dhis2.Dhis2Settings;

class ConfigurationCompilerTest {
  private static final Path BASE = Path.of("src/test/resources/diagnostics/base");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DHIS2_TOKEN", "secret-token",
          "CHT_URL", "https://cht.example",
          "CHT_USER", "relais",
          "CHT_PASSWORD", "secret-password");

  @TempDir private Path work;
  private Path config;

  @BeforeEach
  void copyBase() throws IOException {
    config = work.resolve("config");
    try (Stream<Path> files = Files.walk(BASE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(BASE.relativize(file).toString(), Files.readString(file));
      }
    }
  }

  @Test
  void takesTheShapesThatTheDesignShows() throws IOException {
    write(
        "sources/example-cht.yaml",
        """
        source: example-cht
        type: cht
        url: ${CHT_URL}
        auth: {basic: {username: ${CHT_USER}, password: ${CHT_PASSWORD}}}
        pull: {every: 15 minutes}             # or cron: "0 0/15 * * * ?"
        forms:
          child_assessment:
            visit: sick_child
            fields:
              visit_date:  {from: reported_date, as: epoch_millis}
              org_unit:    {from: contact.parent._id, lookup: org_units}
              worker_type: {value: asc}
              birth_date:  {from: patient.date_of_birth}
              sex:         {from: patient.sex, codes: {female: F, male: M}}
              malaria_rdt: {from: fields.group_fever.rdt_result, codes: {positive: positive, negative: negative}}
        """);

    SourceDefinition source =
        deployment().sources().stream()
            .filter(s -> s.name().equals("example-cht"))
            .findFirst()
            .orElseThrow();

    assertThat(source.pull().cron()).isEqualTo("0 0/15 * * * ?");
    assertThat(source.settings())
        .isEqualTo(
            new ChtSettings(
                "https://cht.example",
                "medic",
                new Credentials.Basic("relais", "secret-password"),
                1000));
    assertThat(source.mapping().forms().get(0).visitType()).isEqualTo("sick_child");
    assertThat(source.mapping().forms().get(0).fields()).hasSize(6);
  }

  @Test
  void aSecretIsPutInAndNeverPrinted() {
    Deployment deployment = deployment();
    Dhis2Settings dhis2 = (Dhis2Settings) deployment.targets().get(0).settings();

    assertThat(dhis2.credentials()).isEqualTo(new Credentials.Token("ApiToken", "secret-token"));
    assertThat(deployment.toString()).doesNotContain("secret-token");
  }

  @Test
  void anotherSecretIsNotAnotherVersionAndAnotherRuleIs() throws IOException {
    String version = deployment().version();

    assertThat(version(Map.of("DHIS2_TOKEN", "another"))).isEqualTo(version);
    String indicators = Files.readString(config.resolve("indicators/iccm.yaml"));
    write("indicators/iccm.yaml", indicators.replace("\n", "\r\n"));
    assertThat(version(ENVIRONMENT)).as("other line ends").isEqualTo(version);
    write("indicators/iccm.yaml", indicators.replace("fever: yes", "fever: no"));
    assertThat(version(ENVIRONMENT)).isNotEqualTo(version);
  }

  @Test
  void aMissingVariableStopsARunAndNotACheck() {
    assertThat(ConfigurationCompiler.compile(config, Map.of()))
        .isInstanceOf(Compilation.Failed.class);
    Compilation checked = ConfigurationCompiler.check(config, Map.of());

    assertThat(checked).isInstanceOf(Compilation.Ok.class);
    assertThat(((Compilation.Ok) checked).warnings())
        .extracting(d -> d.code(), d -> d.severity())
        .containsExactly(tuple(Code.CFG020, Severity.WARNING));
  }

  @Test
  void tablesMayComeFromAFrenchExcel() throws IOException {
    String table = Files.readString(config.resolve("org-units.csv")).replace("Dio", "Sélingué");
    Files.write(
        config.resolve("org-units.csv"),
        table.replace(',', ';').getBytes(Charset.forName("windows-1252")));
    Files.write(
        config.resolve("lookups/sites.csv"),
        "\uFEFFfrom;to\r\ndio;S01\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(deployment().orgUnits().find("S01").orElseThrow().name()).isEqualTo("Sélingué");
  }

  @Test
  void derivedFieldsStandInTheOrderInWhichTheyCanBeComputed() throws IOException {
    write(
        "dictionary.yaml",
        Files.readString(config.resolve("dictionary.yaml"))
            .replace("derived:\n", "derived:\n  severe: {type: yes_no, where: {febrile: yes}}\n"));

    List<String> order =
        deployment().model().derivations().stream().map(d -> d.field().name()).toList();

    assertThat(order.indexOf("febrile")).isLessThan(order.indexOf("severe"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every: 15 minutes | 0 0/15 * * * ?",
        "every: 1 hour | 0 0 0/1 * * ?",
        "every: 6 hours | 0 0 0/6 * * ?",
        "every: day, at: '03:30' | 0 30 3 * * ?",
        "every: week, on: friday, at: '18:00' | 0 0 18 ? * FRI",
        "cron: '0 0/20 6-20 * * ?' | 0 0/20 6-20 * * ?"
      })
  void aScheduleBecomesACronExpression(String written, String cron) throws IOException {
    String source = Files.readString(config.resolve("sources/clinic.yaml"));
    write("sources/clinic.yaml", source.replace("every: 15 minutes", written));

    assertThat(deployment().sources().get(0).pull().cron()).isEqualTo(cron);
  }

  @Test
  void bindingsAndMatchedSitesReachTheirTarget() throws IOException {
    write(
        "bindings/mal_pos.csv",
        "SEX;AGE_BAND;data_element;category_option_combo;target\n"
            + "F;P2M--P12M;TDR_2_11_F;default;\n"
            + "M;P2M--P12M;TDR_2_11_M;default;elsewhere\n");
    write("sites.csv", "code,uid\nS01,uid00000001\nS02,\n");
    append("indicators/iccm.yaml", "    dhis2: bindings/mal_pos.csv\n");
    append("targets/dhis2.yaml", "org_units: sites.csv\n");

    Dhis2Settings dhis2 = (Dhis2Settings) deployment().targets().get(0).settings();

    assertThat(dhis2.bindings().rows())
        .containsExactly(
            new Binding(
                "MAL_POS",
                new TreeMap<>(Map.of("AGE_BAND", "P2M--P12M", "SEX", "F")),
                "TDR_2_11_F",
                "default",
                null));
    assertThat(dhis2.sites().uid("S01")).contains("uid00000001");
    assertThat(dhis2.sites().uid("S02")).isEmpty();
  }

  private void append(String file, String text) throws IOException {
    write(file, Files.readString(config.resolve(file)) + text);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    write("relais.yaml", Files.readString(config.resolve("relais.yaml")) + "colour: red\n");
    write("sources/second.yaml", "source: second\ntype: fiel\n");
    write("targets/second.yaml", "target: second\n");

    Compilation.Failed failed =
        (Compilation.Failed) ConfigurationCompiler.compile(config, ENVIRONMENT);

    assertThat(failed.diagnostics())
        .isSorted()
        .extracting(d -> d.span().file())
        .containsExactly(
            "config/relais.yaml", "config/sources/second.yaml", "config/targets/second.yaml");
  }

  @Test
  void whatIsShippedCompiles() {
    for (String folder : List.of("config", "examples/config")) {
      Compilation shipped = ConfigurationCompiler.check(Path.of(folder), Map.of());
      assertThat(shipped)
          .as(() -> new DiagnosticRenderer("en").render(diagnostics(shipped)))
          .isInstanceOf(Compilation.Ok.class);
    }
  }

  private static List<Diagnostic> diagnostics(Compilation compilation) {
    return compilation instanceof Compilation.Failed failed ? failed.diagnostics() : List.of();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(config.resolve(file).getParent());
    Files.writeString(config.resolve(file), text);
  }

  private String version(Map<String, String> environment) {
    return ((Compilation.Ok) ConfigurationCompiler.compile(config, environment))
        .deployment()
        .version();
  }

  private Deployment deployment() {
    Compilation compilation = ConfigurationCompiler.compile(config, ENVIRONMENT);
    assertThat(compilation)
        .as(() -> new DiagnosticRenderer("en").render(diagnostics(compilation)))
        .isInstanceOf(Compilation.Ok.class);
    return ((Compilation.Ok) compilation).deployment();
  }
}
