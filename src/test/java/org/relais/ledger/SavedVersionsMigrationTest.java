package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.relais.config.ConfigurationText;
import org.relais.ledger.ConfigurationVersion.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of before versions could be saved. */
class SavedVersionsMigrationTest {
  private static final String SCHEMA = "before";

  @Test
  void whatWasHandedOverAsADraftWaitsAsAVersionOfTheHashThatTheProgramGivesIt() {
    try (TestDatabase database = TestDatabase.fresh()) {
      DatabaseSettings.Server server = database.settings();
      String url =
          server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
      DriverManagerDataSource before =
          new DriverManagerDataSource(url, server.username(), server.password());
      Flyway.configure().dataSource(before).schemas(SCHEMA).target("27").load().migrate();
      JdbcTemplate sql = new JdbcTemplate(before);
      sql.execute(
          """
          insert into configuration (version, activated_at, files) values
            ('v1', now(), '{"relais.yaml": "relais: mali\\n", "quality.yaml": "rules: []\\n"}'),
            ('v2', now(), '{"relais.yaml": "relais: mopti\\n", "quality.yaml": "rules: []\\n"}');
          insert into publication (version, parent, author, message, published_at, tests) values
            ('v1', null, 'awa', 'one', now(), '{"indicators/a.test.yaml": "tests: []\\n"}'),
            ('v2', 1, 'awa', 'two', now(), '{"indicators/a.test.yaml": "tests: []\\n"}');
          insert into draft (account, base, message, state, changed_at) values
            ('ngo', 2, 'please', 'SUBMITTED', now()), ('awa', 2, '', 'OPEN', now());
          insert into draft_file (account, path, content) values
            ('ngo', 'sources/ngo.yaml', E'source: ngo  \\n\\n\\tétat: 1 \\ntype: cht'),
            ('ngo', 'quality.yaml', null),
            ('awa', 'relais.yaml', E'relais: kayes\\n');
          """);

      Flyway.configure().dataSource(before).schemas(SCHEMA).load().migrate();

      VersionHistory history = new VersionHistory(before);
      TreeMap<String, String> files =
          new TreeMap<>(
              Map.of(
                  "relais.yaml",
                  "relais: mopti\n",
                  "sources/ngo.yaml",
                  "source: ngo  \n\n\tétat: 1 \ntype: cht",
                  "indicators/a.test.yaml",
                  "tests: []\n"));
      assertThat(history.submitted())
          .singleElement()
          .satisfies(
              waits -> {
                assertThat(waits.state()).isEqualTo(State.SUBMITTED);
                assertThat(waits.author()).isEqualTo("ngo");
                assertThat(waits.message()).isEqualTo("please");
                assertThat(waits.parent()).isEqualTo(2);
                assertThat(waits.version()).isEqualTo(ConfigurationText.of(files).version());
                assertThat(history.files(waits.number())).isEqualTo(files);
                assertThat(history.changed(waits.number()))
                    .containsExactly("quality.yaml", "sources/ngo.yaml");
              });
      assertThat(history.active().orElseThrow().version()).isEqualTo("v2");
      assertThat(history.changed(2)).containsExactly("relais.yaml");
      assertThat(history.changed(1)).hasSize(3);
      assertThat(sql.queryForList("select account from draft order by 1", String.class))
          .containsExactly("awa", "ngo");
    }
  }
}
