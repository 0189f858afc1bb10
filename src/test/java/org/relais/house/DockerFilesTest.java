package org.relais.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files for Docker, as text: there is no Docker where Relais is developed. */
class DockerFilesTest {
  private static final Path DOCKER = Path.of("docker");
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) +(.*)$");
  private static final Pattern METRIC = Pattern.compile("relais_[a-z_]+");

  @Test
  void theImageIsBuiltInTwoStagesAndTheSecondHasNoCompiler() throws Exception {
    assertThat(instructions("FROM")).hasSize(2).first().asString().endsWith("AS build");
    assertThat(instructions("FROM").get(1)).contains("jre");
  }

  @Test
  void everyPathThatIsCopiedExists() throws Exception {
    List<String> copied = new ArrayList<>();
    for (String copy : instructions("COPY")) {
      String[] words = copy.split(" +");
      if (words[0].equals("--from=build")) {
        // What the build makes: the names that the pom gives the jar and its libraries.
        assertThat(words[1]).isIn("/build/target/relais.jar", "/build/target/lib");
        continue;
      }
      for (int i = 0; i < words.length - 1; i++) {
        copied.add(words[i]);
      }
    }

    assertThat(copied).contains("pom.xml", "src/main", "config", "routes", "examples");
    assertThat(copied).allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void whatIsCopiedIsNotIgnored() throws Exception {
    List<String> kept = Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore"));
    for (String copy : instructions("COPY")) {
      String path = copy.split(" +")[0];
      if (!path.startsWith("--")) {
        assertThat(kept).contains("!" + path);
      }
    }
  }

  @Test
  void theProgramRunsAsAnOrdinaryUser() throws Exception {
    assertThat(instructions("USER")).hasSize(1).doesNotContain("root", "0");
    String text = Files.readString(DOCKER.resolve("Dockerfile"));
    assertThat(text.indexOf("\nUSER ")).isLessThan(text.indexOf("\nENTRYPOINT "));
  }

  @Test
  void itsHealthIsWhatStatusSays() throws Exception {
    String text = Files.readString(DOCKER.resolve("Dockerfile"));

    assertThat(text).contains("HEALTHCHECK").contains("relais.jar status");
  }

  @Test
  void composeHasRelaisAndItsDatabaseAndTheOtherServersBehindProfiles() throws Exception {
    JsonNode services = yaml("compose.yaml").path("services");

    assertThat(names(services))
        .containsExactlyInAnyOrder(
            "relais", "postgres", "hapi", "dhis2", "dhis2-database", "prometheus", "grafana");
    assertThat(services.path("relais").has("profiles")).isFalse();
    assertThat(services.path("postgres").has("profiles")).isFalse();
    assertThat(services.path("hapi").path("profiles").get(0).asText()).isEqualTo("fhir");
    assertThat(services.path("dhis2").path("profiles").get(0).asText()).isEqualTo("dhis2");
    assertThat(services.path("prometheus").path("profiles").get(0).asText())
        .isEqualTo("prometheus");
  }

  @Test
  void composeMountsFilesThatExistAndVolumesThatItDeclares() throws Exception {
    JsonNode compose = yaml("compose.yaml");
    List<String> declared = names(compose.path("volumes"));
    for (JsonNode service : compose.path("services")) {
      for (JsonNode volume : service.path("volumes")) {
        String from = volume.asText().split(":")[0];
        if (from.startsWith(".")) {
          assertThat(DOCKER.resolve(from)).exists();
        } else {
          assertThat(declared).contains(from);
        }
      }
    }
    assertThat(
            DOCKER
                .resolve(compose.at("/services/relais/build/context").asText())
                .resolve(compose.at("/services/relais/build/dockerfile").asText()))
        .exists();
  }

  @Test
  void noPasswordOfRelaisStandsInAFile() throws Exception {
    JsonNode compose = yaml("compose.yaml");
    compose
        .at("/services/relais/environment")
        .fields()
        .forEachRemaining(
            variable -> {
              if (variable.getKey().matches(".*(PASSWORD|TOKEN).*")) {
                assertThat(variable.getValue().asText()).startsWith("${").endsWith(":-}");
              }
            });
    assertThat(compose.at("/services/postgres/environment").has("POSTGRES_PASSWORD")).isFalse();
    assertThat(Files.readString(DOCKER.resolve("config/relais.yaml")))
        .contains("${file:/run/secrets/database_password}");
  }

  @Test
  void prometheusReadsItsFile() throws Exception {
    JsonNode relais = yaml("prometheus/prometheus.yaml").path("scrape_configs").get(0);

    assertThat(relais.path("metrics_path").asText()).isEqualTo("/metrics");
    JsonNode compose = yaml("compose.yaml");
    String secret = compose.at("/services/prometheus/secrets/0").asText();
    assertThat(relais.at("/authorization/type").asText()).isEqualTo("Bearer");
    assertThat(relais.at("/authorization/credentials_file").asText())
        .isEqualTo("/run/secrets/" + secret);
    String file = compose.path("secrets").path(secret).path("file").asText();
    assertThat(Files.readString(DOCKER.resolve("secrets/README.md")))
        .contains("user token prometheus", "> docker/" + file.substring(2));
    assertThat(relais.at("/static_configs/0/targets/0").asText()).isEqualTo("relais:8080");
    assertThat(yaml("config/relais.yaml").at("/server/address").asText()).isEqualTo("0.0.0.0");
  }

  @Test
  void theDashboardAsksForMetricsThatRelaisHas() throws Exception {
    JsonNode panels =
        new ObjectMapper()
            .readTree(DOCKER.resolve("grafana/dashboards/relais.json").toFile())
            .path("panels");
    List<String> asked = new ArrayList<>();
    for (JsonNode expression : panels.findValues("expr")) {
      Matcher metric = METRIC.matcher(expression.asText());
      while (metric.find()) {
        asked.add(metric.group());
      }
    }

    assertThat(asked)
        .hasSizeGreaterThan(10)
        .isSubsetOf(
            "relais_balanced",
            "relais_items",
            "relais_records",
            "relais_target_up",
            "relais_pulled_records_total",
            "relais_delivered_items_total",
            "relais_source_last_page_timestamp_seconds",
            "relais_deliver_last_timestamp_seconds",
            "relais_visit_delay_days",
            "relais_pull_seconds_sum",
            "relais_pull_seconds_count");
  }

  private static List<String> instructions(String name) throws Exception {
    Matcher matcher = INSTRUCTION.matcher(Files.readString(DOCKER.resolve("Dockerfile")));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        found.add(matcher.group(2).strip());
      }
    }
    return found;
  }

  private static JsonNode yaml(String file) throws Exception {
    Object content =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(DOCKER.resolve(file)));
    return new ObjectMapper().valueToTree(content);
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }
}
