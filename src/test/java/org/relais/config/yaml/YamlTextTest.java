package org.relais.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.yaml.Wanted.Block;
import org.relais.config.yaml.Wanted.Many;
import org.relais.config.yaml.Wanted.One;

/** A form changes what it knows of a file, and leaves every other character as it was. */
class YamlTextTest {
  private static final String FILE =
      """
      # The deployment.
      relais: mali   # its name
      time_zone: Africa/Bamako

      # Who is told.
      alerts:
        language: fr      # or en
        mail:
          host: mail.example.org
          password: ${MAIL_PASSWORD}
          # the sender
          from: relais@example.org
          to:
            - hmis@example.org
            - it@example.org   # nights
        source_silent: 24 hours
        # nothing more

      # Where codes stand.
      fhir: {base: "https://relais.example/fhir", snomed: no}
      """;

  @Test
  void readsWhatIsWrittenWithTheNamesOfSecretsAndNoSecret() {
    YamlText text = read(FILE);

    assertThat(text.one("alerts", "mail", "password")).contains("${MAIL_PASSWORD}");
    assertThat(text.many("alerts", "mail", "to"))
        .containsExactly("hmis@example.org", "it@example.org");
    assertThat(text.keys("alerts")).containsExactly("language", "mail", "source_silent");
    assertThat(text.one("alerts", "webhook", "url")).isEmpty();
    assertThat(text.one("fhir", "snomed")).contains("no");
  }

  @Test
  void changesOneValueAndKeepsCommentsAndSpaces() {
    assertThat(read(FILE).with(List.of("alerts", "language"), new One("en")))
        .contains(FILE.replace("language: fr ", "language: en "));
    assertThat(read(FILE).with(List.of("alerts", "mail", "host"), new One("a: b")))
        .contains(FILE.replace("host: mail.example.org", "host: \"a: b\""));
  }

  @Test
  void whatIsWishedAsItIsChangesNothing() {
    Map<String, Wanted> mail = new LinkedHashMap<>();
    mail.put("host", new One("mail.example.org"));
    mail.put("password", new One("${MAIL_PASSWORD}"));
    mail.put("from", new One("relais@example.org"));
    mail.put("to", new Many(List.of("hmis@example.org", "it@example.org")));
    assertThat(read(FILE).with(List.of("alerts", "mail"), new Block(mail))).contains(FILE);
  }

  @Test
  void addsAndTakesOutKeysOfABlockWhereTheyStand() {
    Map<String, Wanted> alerts = new LinkedHashMap<>();
    alerts.put("language", new One("fr"));
    alerts.put(
        "webhook",
        new Block(Map.of("url", new One("${ALERT_URL}"), "auth", bearer("${ALERT_TOKEN}"))));
    String changed = read(FILE).with(List.of("alerts"), new Block(alerts)).orElseThrow();

    assertThat(changed)
        .startsWith(FILE.substring(0, FILE.indexOf("  mail:")))
        .contains("  webhook:\n", "    url: ${ALERT_URL}\n")
        .contains("    auth:\n      bearer: ${ALERT_TOKEN}\n")
        .doesNotContain("mail.example.org", "source_silent")
        .endsWith(FILE.substring(FILE.indexOf("\n# Where codes")));
  }

  @Test
  void aListKeepsItsDashesAndAListInBracketsItsBrackets() {
    Many to = new Many(List.of("a@example.org", "b@example.org"));
    assertThat(read(FILE).with(List.of("alerts", "mail", "to"), to).orElseThrow())
        .contains("    to:\n      - a@example.org\n      - b@example.org");
    assertThat(read("to: [x]  # all\n").with(List.of("to"), to))
        .contains("to: [a@example.org, b@example.org]  # all\n");
  }

  @Test
  void aKeyThatIsNotThereComesToTheEndAndOneInBracesStaysInThem() {
    assertThat(read("relais: mali").with(List.of("server", "language"), new One("fr")))
        .contains("relais: mali\nserver:\n  language: fr\n");
    assertThat(
            read("server: {port: 80, language: en} # here\n")
                .with(List.of("server", "language"), new One("fr")))
        .contains("server: {port: 80, language: fr} # here\n");
    assertThat(read("server: {port: 80}\n").with(List.of("server", "language"), new One("fr")))
        .contains("server: {port: 80, language: fr}\n");
  }

  @Test
  void aBlockThatWouldBeEmptyGoesWithItsLastKey() {
    String text = "relais: mali\nserver:\n  language: fr\ndata: data\n";
    assertThat(read(text).with(List.of("server", "language"), null))
        .contains("relais: mali\ndata: data\n");
    assertThat(read(FILE).with(List.of("alerts"), null).orElseThrow())
        .contains("# Who is told.\n  # nothing more\n\n# Where codes")
        .doesNotContain("alerts");
    assertThat(read(FILE).with(List.of("server", "language"), null)).contains(FILE);
  }

  @Test
  void aPlaceLeadsToThePathOfItsKeys() {
    assertThat(read(FILE).at(9, 11)).containsExactly("alerts", "mail", "host");
    assertThat(read(FILE).at(20, 8)).containsExactly("fhir", "base");
    assertThat(read(FILE).at(1, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts: &all {language: fr}\nserver: *all\n",
        "alerts: [\n",
        "alerts: {language: fr}\nalerts: {language: en}\n",
        "{relais: mali}\n",
        "- relais\n",
        ""
      })
  void whatAFormCannotChangeIsLeftToThePersonWhoWritesIt(String text) {
    assertThat(YamlText.of(text)).isEmpty();
  }

  private static Wanted bearer(String secret) {
    return new Block(Map.of("bearer", new One(secret)));
  }

  private static YamlText read(String text) {
    Optional<YamlText> read = YamlText.of(text);
    assertThat(read).isPresent();
    return read.orElseThrow();
  }
}
